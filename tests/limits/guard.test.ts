import { beforeEach, expect, test, vi } from 'vitest'
import { voice } from '../support/bot.ts'
import { type GuardedBot, keptPauses, startGuarded } from './guarded-bot.ts'

const voices = [
  ['en', voice('en')],
  ['zh-Hans', voice('zh-Hans')],
] as const
const button = 'menu:en:core:0'
const minuteMs = 60_000

beforeEach(() => {
  vi.useFakeTimers()
  return () => vi.useRealTimers()
})

const nothing = { mode: 'silence', replies: [] }

test.for(voices)(
  '%s: a person over the limit gets one notice a minute, then silence, then answers again',
  async ([hint, t]) => {
    const ann = startGuarded({ personPerMinute: 2 }).person('test:ann', hint)
    expect((await ann.says('/help')).text).toBe('yes')
    expect((await ann.says('/help')).text).toBe('yes')
    expect((await ann.says('/help')).text).toBe(t('limits.person'))
    for (let count = 0; count < 5; count += 1) expect(await ann.says('/help')).toMatchObject(nothing)
    await vi.advanceTimersByTimeAsync(minuteMs)
    expect((await ann.says('/help')).text).toBe('yes')
  },
)

test('every kind of content counts towards the limit of a person', async () => {
  const bot = startGuarded({ personPerMinute: 4 })
  const ann = bot.person('test:ann')
  await ann.says('hello')
  await ann.sendsAttachment()
  await ann.pressesData(button)
  await ann.looksUp('late fee')
  expect((await ann.says('hello')).text).toBe(voice('en')('limits.person'))
  expect(bot.dropped).toEqual([['test:ann', 'person']])
})

test.for(voices)('%s: a press over the limit gets one toast a minute, then nothing', async ([hint, t]) => {
  const ann = startGuarded({ personPerMinute: 1 }).person('test:ann', hint)
  const data = `menu:${hint}:core:0`
  expect((await ann.pressesData(data)).text).toBe('yes')
  const second = await ann.pressesData(data)
  expect([second.toast, second.text]).toEqual([t('toast.tooFast'), ''])
  expect(await ann.pressesData(data)).toMatchObject(nothing)
})

test('an inline query over the limit gets no results', async () => {
  const ann = startGuarded({ personPerMinute: 1 }).person('test:ann')
  expect(await ann.looksUp('late fee')).toHaveLength(1)
  expect(await ann.looksUp('late fee')).toEqual([])
})

test('a person over the limit does not affect other people', async () => {
  const bot = startGuarded({ personPerMinute: 1 })
  for (let count = 0; count < 5; count += 1) await bot.person('test:ann').says('hello')
  expect((await bot.person('test:bob').says('hello')).text).toBe('yes')
})

test('in a group, a person over the limit gets no answer and no notice', async () => {
  const bot = startGuarded({ personPerMinute: 1 })
  const ann = bot.person('test:ann').inGroup('club')
  await ann.faqs('one')
  expect(await ann.faqs('two')).toMatchObject(nothing)
  expect((await bot.person('test:bob').inGroup('club').faqs('three')).text).toBe('yes')
})

test.for(voices)(
  '%s: a group over its limit gets one short notice under the question, then silence',
  async ([hint, t]) => {
    const bot = startGuarded({ groupPerMinute: 2 })
    const [ann, bob] = [bot.person('test:ann', hint), bot.person('test:bob', hint)]
    expect((await ann.inGroup('club').faqs('1')).text).toBe('yes')
    expect((await bob.inGroup('club').faqs('2')).text).toBe('yes')
    const third = await ann.inGroup('club').faqs('3')
    expect([third.text, third.to]).toEqual([t('limits.group'), third.asked.messageId])
    expect(await bob.inGroup('club').faqs('4')).toMatchObject(nothing)
    expect((await bob.inGroup('choir').faqs('5')).text).toBe('yes')
    expect((await bob.says('hello')).text).toBe('yes')
    expect(bot.dropped).toEqual([
      ['test:ann', 'group'],
      ['test:bob', 'group'],
    ])
  },
)

test('a toast does not use up the notice of the group', async () => {
  const bot = startGuarded({ groupPerMinute: 1 })
  const ann = bot.person('test:ann').inGroup('club')
  await ann.faqs('1')
  expect((await ann.pressesData(button)).toast).toBe(voice('en')('toast.tooFast'))
  expect((await ann.faqs('2')).text).toBe(voice('en')('limits.group'))
})

test('chat in a group that is not meant for the bot never counts', async () => {
  const bot = startGuarded({ personPerMinute: 1, groupPerMinute: 1 })
  const ann = bot.person('test:ann').inGroup('club')
  for (let count = 0; count < 50; count += 1) await ann.says('see you at seven')
  expect(await ann.sendsAttachment()).toMatchObject(nothing)
  expect((await ann.faqs('late fee')).text).toBe('yes')
  expect(bot.dropped).toEqual([])
})

test('0 means no limit', async () => {
  const ann = startGuarded().person('test:ann')
  for (let count = 0; count < 500; count += 1) expect((await ann.inGroup('club').faqs('1')).text).toBe('yes')
})

test('an administrator can pause the bot in a flooded group', async () => {
  const bot = startGuarded({ groupPerMinute: 1, groupAdmins: ['test:club test:ann'] })
  for (let count = 0; count < 5; count += 1) await bot.person('test:bob').inGroup('club').faqs('again')
  expect((await bot.person('test:ann').inGroup('club').says('/pause')).text).toBe(voice('en')('pause.group'))
})

const say = (bot: GuardedBot, number: number) =>
  bot.converse({
    id: `test:${number}`,
    chat: { id: `test:person${number}`, kind: 'private' },
    from: { id: `test:person${number}` },
    content: { kind: 'command', name: 'help', argument: '' },
  })

test('a minute after a flood from 20,000 people their counters are gone', async () => {
  const bot = startGuarded({ personPerMinute: 5, groupPerMinute: 5 })
  for (let number = 0; number < 20_000; number += 1) await say(bot, number)
  // There is one timer for each counted person.
  expect(vi.getTimerCount()).toBe(20_000)
  await vi.advanceTimersByTimeAsync(minuteMs)
  expect(vi.getTimerCount()).toBe(0)
})

test('a flood while paused costs one query every two seconds per chat', async () => {
  const stored = keptPauses()
  const asked = vi.spyOn(stored, 'isPaused')
  const ann = startGuarded({ pauses: stored }).person('test:ann')
  for (let count = 0; count < 100; count += 1) await ann.says('hello')
  expect(asked).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(2000)
  await ann.says('hello')
  expect(asked).toHaveBeenCalledTimes(2)
})
