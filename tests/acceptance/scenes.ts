import { afterAll, beforeAll, expect } from 'vitest'
import { allowedUpdates } from '../../src/telegram/incoming/update.ts'
import { type Event, type Group, isPlayable, play, startBot, type User, type World } from './world.ts'

const mentionsBot = '@faq_test_bot'

/** In a group only a question that names social insurance is answered at once; about others the bot asks back. */
const aboutFees = 'Who pays the late fee on social insurance contributions?'
const labels = (event: Event): string[] => (event.buttons ?? []).flat()
const first = (event: Event, not: RegExp = /^$/): string => {
  const label = labels(event).find((one) => !not.test(one))
  if (label === undefined) throw new Error(`The message has no such button: ${JSON.stringify(event.buttons)}`)
  return label
}

/**
 * Plays people who use the bot in a private chat, a group and a forum, in one mode. Every scene has its own people, so that
 * none depends on another; at the end no call may have broken a rule of the Bot API, and every tap must have been answered.
 */
export function playScenes(mode: 'polling' | 'webhook'): void {
  let world: World
  let taps = 0

  beforeAll(async () => {
    if (isPlayable) world = await startBot(mode)
  })
  afterAll(async () => {
    await world?.stop()
  })

  const person = (language_code?: string): Promise<User> =>
    world.tg.user({ first_name: `Person ${language_code ?? ''}`, ...(language_code && { language_code }) })
  /** A group that has just been told what the bot does. */
  const circle = async (members: readonly User[], options = {}): Promise<Group> => {
    const group = await world.tg.group({ title: 'Circle 社保互助群', members, ...options })
    expect((await world.tg.waitForReply(0, { chat: group })).buttons?.flat()).toHaveLength(1)
    return group
  }
  const tap = async (who: User, message: Event, label: string) => {
    const tapped = await world.tg.tapButton(who, message, label)
    taps += 1
    expect(tapped.answered).toBe(true)
    return tapped
  }

  play(`${mode}: the menus of commands are there, in two languages, and only what is needed is delivered`, async () => {
    await world.tg.settle()
    const { commands, allowed_updates } = await world.tg.profile()
    expect(Object.keys(commands).sort()).toEqual([
      'all_group_chats|',
      'all_group_chats|zh',
      'all_private_chats|',
      'all_private_chats|zh',
    ])
    expect(allowed_updates?.toSorted()).toEqual([...allowedUpdates].toSorted())
  })

  play(`${mode}: start, a tap, the next question, another language in place`, async () => {
    const { tg } = world
    const ann = await person('zh-hans')
    const hello = await tg.ask(ann, null, '/start')
    expect(hello.text).toContain('续保')
    const tapped = await tap(ann, hello, '断缴后怎么恢复')
    const answer = await tg.waitForReply(tapped, { chat: ann })
    expect(answer.text).toMatch(/[\u4e00-\u9fff]{20}/)
    expect(answer.text).toMatch(/第[一二三四五六七八九十百]+条/)
    const next = await tg.waitForReply(await tap(ann, answer, first(answer)), { chat: ann })
    expect(next.text).not.toBe(answer.text)
    const english = await tg.waitForEdit(await tap(ann, next, 'English'), { chat: ann })
    expect(english.message_id).toBe(next.message_id)
    expect(english.text).toContain('checked')
  })

  play(`${mode}: the language of the start page changes in place, is remembered, and can be given back`, async () => {
    const { tg } = world
    const ann = await person('zh-hans')
    const hello = await tg.ask(ann, null, '/start')
    const changed = await tap(ann, hello, 'English')
    expect(changed.answer?.text).toContain('English')
    const page = await tg.waitForEdit(changed, { chat: ann })
    expect([page.message_id, /Hello/.test(page.text)]).toEqual([hello.message_id, true])
    expect((await tg.ask(ann, null, '滞纳金谁出?')).text).toContain('employer')
    expect((await tg.ask(ann, null, '/lang auto')).text).not.toBe('')
    expect((await tg.ask(ann, null, '滞纳金谁出?')).text).toContain('单位')
  })

  play(`${mode}: an article of law, by number and by name`, async () => {
    const { tg } = world
    const ann = await person('en')
    expect((await tg.ask(ann, null, '/law 86')).text).toContain('0.05')
    expect((await tg.ask(ann, null, '社会保险法第八十六条')).text).toContain('万分之五')
  })

  play(`${mode}: in a group a mention is answered to the message that asks`, async () => {
    const { tg } = world
    const ann = await person('en')
    const group = await circle([ann])
    const sent = await tg.sendText(ann, group, `${mentionsBot} ${aboutFees}`)
    const answer = await tg.waitForReply(sent)
    expect([answer.text.includes('employer'), answer.reply_to]).toEqual([true, sent.message.message_id])
    const english = await tg.waitForEdit(await tap(ann, answer, '简体中文'), { chat: group })
    expect(english.text).toContain('单位')
  })

  play(`${mode}: /faq in reply to somebody answers that message`, async () => {
    const { tg } = world
    const [ann, li] = [await person('en'), await person('zh-hans')]
    const group = await circle([ann, li])
    const asked = await tg.sendText(li, group, '公司欠缴社保，滞纳金谁出?')
    const answer = await tg.ask(ann, group, '/faq', { reply_to: asked.message })
    expect([answer.text.includes('单位'), answer.reply_to]).toEqual([true, asked.message.message_id])
  })

  play(`${mode}: a reply to the bot goes on`, async () => {
    const { tg } = world
    const ann = await person('en')
    const group = await circle([ann])
    const answer = await tg.ask(ann, group, `/faq ${aboutFees}`)
    expect(answer.text).toContain('employer')
    const next = await tg.ask(ann, group, 'what documents do I need?', { reply_to: answer.message })
    expect(next.text).not.toBe(answer.text)
  })

  play(
    `${mode}: in a group the bot does not answer chatter, commands for others or service messages, even as an administrator`,
    async () => {
      const { tg } = world
      const [ann, li] = [await person('en'), await person('zh-hans')]
      const group = await circle([ann, li])
      await tg.setBotStatus(group, 'administrator')
      const start = await tg.sendText(ann, group, 'who pays the late fee? does anybody know')
      expect(start.delivered).toBe(true)
      await tg.sendText(li, group, '医保断缴了怎么办')
      await tg.sendText(ann, group, '/weather')
      await tg.sendText(ann, group, '/law 86')
      await tg.sendText(ann, group, '/faq@other_bot who pays the late fee?')
      await tg.sendFields(li, group, {
        sticker: {
          file_id: 'x',
          file_unique_id: 'y',
          type: 'regular',
          width: 1,
          height: 1,
          is_animated: false,
          is_video: false,
        },
      })
      await tg.editText(ann, start.message, 'who pays it then?')
      await tg.expectSilence({ ...start, seq: start.seq }, 1500)
    },
  )

  play(`${mode}: an answer stays in its topic of a forum`, async () => {
    const { tg } = world
    const ann = await person('en')
    const forum = await circle([ann], { is_forum: true })
    const { message_thread_id } = await tg.topic(forum, { name: 'Insurance' })
    const answer = await tg.ask(ann, forum, `/faq ${aboutFees}`, { thread: message_thread_id })
    expect(answer.thread).toBe(message_thread_id)
    const general = await tg.ask(ann, forum, `/faq ${aboutFees}`)
    expect(general.thread).toBeUndefined()
  })

  play(`${mode}: an inline query finds answers, and the one that is picked is not answered again`, async () => {
    const { tg } = world
    const ann = await person('zh-hans')
    const group = await circle([ann])
    const found = await tg.inlineQuery(ann, '滞纳金谁出')
    expect(found.results[0]?.title).toBe('滞纳金')
    expect((await tg.inlineQuery(ann, '')).results.length).toBeGreaterThan(0)
    expect(Array.isArray((await tg.inlineQuery(ann, 'weather tomorrow')).results)).toBe(true)
    const before = await tg.sendText(ann, group, 'look at this')
    await tg.chooseInline(ann, found, found.results[0]?.id ?? '', group)
    await tg.expectSilence(before, 800)
  })

  play(`${mode}: what cannot be read and what nobody knows gets a friendly word in private`, async () => {
    const { tg } = world
    const ann = await person('en')
    await tg.ask(ann, null, '/start')
    const sticker = await tg.sendFields(ann, null, {
      sticker: {
        file_id: 'x',
        file_unique_id: 'y',
        type: 'regular',
        width: 1,
        height: 1,
        is_animated: false,
        is_video: false,
      },
    })
    expect((await tg.waitForReply(sticker)).text).toContain('What would you like to know')
    expect((await tg.ask(ann, null, '/weather')).text).toContain('/weather')
    expect((await tg.ask(ann, null, '/TOPICS')).buttons?.length).toBeGreaterThan(0)
    expect((await tg.ask(ann, null, '/start late-fee')).text).toContain('0.05')
  })

  play(`${mode}: long, odd and hostile texts are answered like any other`, async () => {
    const { tg } = world
    const ann = await person('en')
    const odd = [
      '断'.repeat(4096),
      'late fee '.repeat(450),
      '<b>who</b> pays & <a href="tg://x">why</a> </b> "late fee"',
      '😀',
      '?',
      '＜ｂ＞滞纳金',
      '\u202e滞纳金',
      '/law <script>',
    ]
    for (const text of odd) expect((await tg.ask(ann, null, text, { timeout: 8000 })).text.length).toBeGreaterThan(0)
    expect((await tg.ask(ann, null, '/<b>x</b>')).text.length).toBeGreaterThan(0)
  })

  play(`${mode}: an old button gets a polite note`, async () => {
    const { tg } = world
    const ann = await person('en')
    const hello = await tg.ask(ann, null, '/start')
    const tapped = await tg.tapButton(ann, hello, '', { data: 'v0|late-fee', force: true })
    taps += 1
    expect(tapped.answer?.text).toContain('/start')
  })

  play(`${mode}: an update that is delivered twice is answered once`, async () => {
    const { tg } = world
    const ann = await person('en')
    await tg.ask(ann, null, '/start')
    await tg.duplicateNext(1)
    const sent = await tg.sendText(ann, null, 'who pays the late fee?')
    const answer = await tg.waitForReply(sent)
    await tg.expectSilence({ ...sent, seq: answer.seq }, 1000)
  })

  play(`${mode}: all menus can be opened, page by page`, async () => {
    const { tg } = world
    const ann = await person('zh-hant')
    const menu = await tg.ask(ann, null, '/topics')
    for (const section of labels(menu)) {
      const page = await tg.waitForEdit(await tap(ann, menu, section), { chat: ann })
      expect(labels(page).length).toBeGreaterThan(1)
      const back = labels(page).find((label) => /所有|全部|分類|分类/.test(label)) ?? labels(page).at(-1)
      await tg.waitForEdit(await tap(ann, page, back ?? ''), { chat: ann })
    }
  })

  play(`${mode}: no call broke a rule of the Bot API, every tap was answered, and nothing failed inside`, async () => {
    await world.tg.settle()
    await world.tg.assertNoViolations()
    const answers = await world.tg.calls({ method: 'answerCallbackQuery' })
    expect([answers.length, answers.every(({ ok }) => ok)]).toEqual([taps, true])
    expect(world.bot.out()).not.toMatch(/"level":(50|60)/)
    const ended = await world.bot.term()
    expect([ended?.code, (ended?.ms ?? 9999) < 3000]).toEqual([0, true])
  })
}
