import { beforeEach, expect, test, vi } from 'vitest'
import { type GuardedOptions, keptPauses, startGuarded } from '../limits/guarded-bot.ts'
import { voice } from '../support/bot.ts'

const voices = [
  ['en', voice('en')],
  ['zh-Hans', voice('zh-Hans')],
] as const
const [en] = [voice('en')]
const nothing = { mode: 'silence', replies: [] }
const minuteMs = 60_000

beforeEach(() => {
  vi.useFakeTimers()
  return () => vi.useRealTimers()
})

/** Ada runs the bot, Gil administers the club, Ann is anybody. */
const start = (options: GuardedOptions = {}) =>
  startGuarded({ admins: ['test:ada'], groupAdmins: ['test:club test:gil'], ...options })

test.for(voices)(
  '%s: an administrator of the bot pauses all of it in private and lets it answer again',
  async ([hint, t]) => {
    const bot = start()
    const [ada, ann] = [bot.person('test:ada', hint), bot.person('test:ann', hint)]
    expect((await ada.says('/pause')).text).toBe(t('pause.wholeBot'))
    expect((await ann.says('/help')).text).toBe(t('pause.notice'))
    expect(await ann.inGroup('club').faqs('late fee')).toMatchObject(nothing)
    expect((await ada.says('/resume')).text).toBe(t('pause.wholeBotResumed'))
    expect((await ann.says('/help')).text).toBe('yes')
    expect((await ann.inGroup('club').faqs('late fee')).text).toBe('yes')
  },
)

test('while paused a person reads so at most once a minute, with the hotlines', async () => {
  const bot = start()
  await bot.person('test:ada').says('/pause')
  const ann = bot.person('test:ann')
  expect((await ann.says('hello')).text).toMatch(/12393.*12333.*12366/)
  expect(await ann.says('hello')).toMatchObject(nothing)
  expect((await bot.person('test:bob').says('hello')).text).toBe(en('pause.notice'))
  await vi.advanceTimersByTimeAsync(minuteMs)
  expect((await ann.says('hello')).text).toBe(en('pause.notice'))
})

test.for(voices)('%s: while paused every press gets a toast and an inline query no results', async ([hint, t]) => {
  const bot = start()
  await bot.person('test:ada').says('/pause')
  const ann = bot.person('test:ann', hint)
  for (const place of [ann, ann, ann.inGroup('club')]) {
    const heard = await place.pressesData(`menu:${hint}:core:0`)
    expect([heard.toast, heard.text]).toEqual([t('toast.paused'), ''])
  }
  expect(await ann.looksUp('late fee')).toEqual([])
  expect(new Set(bot.dropped.map(([, reason]) => reason))).toEqual(new Set(['paused']))
})

test.for(voices)('%s: anybody else is told in private that the command is for administrators', async ([hint, t]) => {
  const bot = start()
  for (const command of ['/pause', '/resume'])
    expect((await bot.person('test:ann', hint).says(command)).text).toBe(t('pause.administratorsOnly'))
  expect((await bot.person('test:gil', hint).says('/pause')).text).toBe(t('pause.administratorsOnly'))
  expect((await bot.person('test:ann', hint).says('/help')).text).toBe('yes')
})

test.for(voices)('%s: an administrator of a group pauses the bot there, and only there', async ([hint, t]) => {
  const bot = start()
  const [gil, ann] = [bot.person('test:gil', hint), bot.person('test:ann', hint)]
  const paused = await gil.inGroup('club').says('/pause')
  expect([paused.text, paused.to]).toEqual([t('pause.group'), paused.asked.messageId])
  expect(await ann.inGroup('club').faqs('late fee')).toMatchObject(nothing)
  expect((await ann.inGroup('choir').faqs('late fee')).text).toBe('yes')
  expect((await ann.says('hello')).text).toBe('yes')
  expect((await gil.inGroup('club').says('/resume')).text).toBe(t('pause.groupResumed'))
  expect((await ann.inGroup('club').faqs('late fee')).text).toBe('yes')
})

test('in a group the bot does not answer anybody else, even administrators of another group or of the bot', async () => {
  const bot = start()
  for (const [person, group] of [
    ['test:ann', 'club'],
    ['test:gil', 'choir'],
    ['test:ada', 'club'],
  ] as const) {
    const member = bot.person(person).inGroup(group)
    for (const command of ['/pause', '/pause@xubao_bot', '/resume'])
      expect(await member.says(command), `${person} ${command}`).toMatchObject(nothing)
    expect((await member.faqs('late fee')).text).toBe('yes')
  }
})

test('an administrator who speaks as the group itself counts; a channel does not', async () => {
  const bot = start()
  expect(await bot.person('test:channel').inGroup('club').says('/pause')).toMatchObject(nothing)
  expect((await bot.person('test:club').inGroup('club').says('/pause')).text).toBe(en('pause.group'))
})

test('a group that resumes while the whole bot is paused is told that it still is', async () => {
  const bot = start()
  const gil = bot.person('test:gil').inGroup('club')
  await gil.says('/pause')
  await bot.person('test:ada').says('/pause')
  expect((await gil.says('/resume')).text).toBe(en('pause.stillPaused'))
  expect(await gil.faqs('late fee')).toMatchObject(nothing)
  await bot.person('test:ada').says('/resume')
  expect((await gil.faqs('late fee')).text).toBe('yes')
})

test('resuming the whole bot leaves a group paused that paused itself', async () => {
  const bot = start()
  await bot.person('test:gil').inGroup('club').says('/pause')
  await bot.person('test:ada').says('/pause')
  await bot.person('test:ada').says('/resume')
  expect(await bot.person('test:ann').inGroup('club').faqs('late fee')).toMatchObject(nothing)
})

test('a pause outlives a restart', async () => {
  const pauses = keptPauses()
  await start({ pauses }).person('test:ada').says('/pause')
  const restarted = start({ pauses })
  expect((await restarted.person('test:ann').says('hello')).text).toBe(en('pause.notice'))
  expect((await restarted.person('test:ada').says('/resume')).text).toBe(en('pause.wholeBotResumed'))
})

test('a pause reaches another replica within two seconds', async () => {
  const pauses = keptPauses()
  const [one, other] = [start({ pauses }), start({ pauses })]
  await other.person('test:ann').says('hello')
  await one.person('test:ada').says('/pause')
  await vi.advanceTimersByTimeAsync(2000)
  expect((await other.person('test:ann').says('hello')).text).toBe(en('pause.notice'))
})
