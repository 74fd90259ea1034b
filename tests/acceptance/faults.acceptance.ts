import { expect, onTestFinished } from 'vitest'
import { play, startBot, until, type World } from './world.ts'

async function world(mode: 'polling' | 'webhook' = 'polling', options = {}): Promise<World> {
  const started = await startBot(mode, options)
  onTestFinished(started.stop)
  return started
}

play('answers arrive once through flood control, gateways that fail and answers that break off', async () => {
  const { tg, bot } = await world()
  const ann = await tg.user({ first_name: 'Ann', language_code: 'en' })
  await tg.ask(ann, null, '/start')
  for (const fault of ['429', '502', 'bad-json', 'reset', '500']) {
    await tg.fault(fault, { method: 'sendMessage', retry_after: 1 })
    const sent = await tg.sendText(ann, null, 'who pays the late fee?')
    const answer = await tg.waitForReply(sent, { timeout: 6000 })
    expect(answer.text).toContain('employer')
    await tg.expectSilence({ ...sent, seq: answer.seq }, 300)
  }
  await tg.assertNoViolations()
  expect(bot.out()).not.toMatch(/"level":(50|60)/)
})

play('a press is answered in spite of faults, and a message that cannot be changed is sent new', async () => {
  const { tg } = await world()
  const ann = await tg.user({ first_name: 'Ann', language_code: 'en' })
  const hello = await tg.ask(ann, null, '/start')
  await tg.fault('502', { method: 'answerCallbackQuery' })
  await tg.fault('error', { method: 'editMessageText', code: 400, description: "Bad Request: message can't be edited" })
  const tapped = await tg.tapButton(ann, hello, '简体中文')
  expect(tapped.answered).toBe(true)
  expect((await tg.waitForReply(tapped, { chat: ann })).text).toContain('续保')
})

play('a group that becomes a supergroup gets the answer that was under way', async () => {
  const { tg } = await world()
  const ann = await tg.user({ first_name: 'Ann', language_code: 'en' })
  const group = await tg.group({ title: 'Circle', type: 'group', members: [ann] })
  await tg.waitForReply(0, { chat: group })
  await tg.fault('slow', { method: 'sendMessage', ms: 400 })
  const sent = await tg.sendText(ann, group, '/faq who pays the late fee on social insurance contributions?')
  const { chat } = await tg.migrate(group)
  const answer = await tg.waitForReply({ ...sent, message: { message_id: 0, chat } }, { chat, timeout: 6000 })
  expect(answer.text).toContain('employer')
})

play('a person who blocks the bot is not an error', async () => {
  const { tg, bot } = await world()
  const ann = await tg.user({ first_name: 'Ann', language_code: 'en' })
  await tg.ask(ann, null, '/start')
  await tg.fault('blocked', { method: 'sendMessage' })
  await tg.sendText(ann, null, 'who pays the late fee?')
  await tg.settle()
  expect((await tg.ask(ann, null, 'who pays the late fee?')).text).toContain('employer')
  expect(bot.out()).not.toMatch(/"level":(50|60)/)
})

play('another program that takes the updates is named once, and the bot goes on after it', async () => {
  const { tg, bot } = await world()
  const ann = await tg.user({ first_name: 'Ann', language_code: 'en' })
  await tg.stealPolling()
  await tg.fault('conflict', { method: 'getUpdates', times: 2, polls: true })
  expect((await tg.ask(ann, null, 'who pays the late fee?', { timeout: 10_000 })).text).toContain('employer')
  expect(bot.out().match(/"level":40[^\n]*409/g)).toHaveLength(1)
})

play('polling survives gateways that fail, broken answers and cut lines', async () => {
  const { tg, bot } = await world()
  const ann = await tg.user({ first_name: 'Ann', language_code: 'en' })
  for (const fault of ['502', 'bad-json', 'reset', '429', '504']) {
    await tg.fault(fault, { method: 'getUpdates', retry_after: 1 })
    expect((await tg.ask(ann, null, 'who pays the late fee?', { timeout: 10_000 })).text).toContain('employer')
  }
  expect(bot.out()).not.toMatch(/"level":(50|60)/)
})

play('the bot starts while the network is down, and serves when it is up', async () => {
  const { tg, bot } = await world('polling', { start: false })
  for (const method of ['getMe', 'deleteWebhook', 'setMyCommands']) {
    await tg.fault('reset', { method, times: 2 })
    await tg.fault('502', { method })
  }
  await bot.start()
  const ann = await tg.user({ first_name: 'Ann', language_code: 'en' })
  expect((await tg.ask(ann, null, 'who pays the late fee?', { timeout: 10_000 })).text).toContain('employer')
})

play('while the network is down, a request to stop is heard at once', async () => {
  const { tg, bot } = await world('polling', { start: false, waitReady: false })
  await tg.fault('reset', { method: 'getMe', times: -1 })
  await bot.start()
  await until(() => bot.out().includes('cannot be reached'))
  const ended = await bot.term()
  expect([ended?.code, (ended?.ms ?? 9999) < 2000]).toEqual([0, true])
})

play('a refused token ends the bot with what to do, and without the token', async () => {
  const { tg, bot } = await world('polling', { start: false, waitReady: false })
  await tg.fault('unauthorized', { method: 'getMe', times: -1 })
  await bot.start()
  await until(() => bot.exited !== null)
  expect(bot.exited?.code).toBe(1)
  expect(bot.out()).toContain('@BotFather')
  expect(bot.out()).not.toContain('AAStrictApiTestToken')
})

play('nothing is lost and nothing is answered twice over a graceful restart', async () => {
  const { tg, bot } = await world()
  const ann = await tg.user({ first_name: 'Ann', language_code: 'en' })
  const sent = await tg.sendText(ann, null, 'who pays the late fee?')
  const answer = await tg.waitForReply(sent)
  const ended = await bot.term()
  expect([ended?.code, (ended?.ms ?? 9999) < 3000]).toEqual([0, true])
  const meanwhile = await tg.sendText(ann, null, 'what documents do I need?')
  await bot.start()
  const later = await tg.waitForReply(meanwhile, { timeout: 10_000 })
  expect(later.text).not.toBe(answer.text)
  await tg.expectSilence({ ...sent, seq: later.seq }, 800)
})

play('an answer that is under way when the bot is asked to stop still leaves', async () => {
  const { tg, bot } = await world()
  const ann = await tg.user({ first_name: 'Ann', language_code: 'en' })
  await tg.fault('429', { method: 'sendMessage', retry_after: 2 })
  const sent = await tg.sendText(ann, null, 'who pays the late fee?')
  await new Promise((resolve) => setTimeout(resolve, 500))
  const ended = await bot.term()
  expect(ended?.code).toBe(0)
  expect((await tg.waitForReply(sent)).text).toContain('employer')
})

play('many people at once are all answered, each in order', async () => {
  const { tg } = await world()
  const people = await Promise.all(
    Array.from({ length: 40 }, (_, index) => tg.user({ first_name: `P${index}`, language_code: 'en' })),
  )
  const before = performance.now()
  await Promise.all(
    people.map(async (one) => {
      const fee = await tg.sendText(one, null, 'who pays the late fee?')
      const law = await tg.sendText(one, null, '/law 86')
      const answer = await tg.waitForReply(fee, { timeout: 10_000 })
      expect(answer.text).toContain('employer')
      expect((await tg.waitForReply({ ...law, seq: answer.seq }, { timeout: 10_000 })).text).toContain('86')
    }),
  )
  expect(performance.now() - before).toBeLessThan(10_000)
  await tg.assertNoViolations()
})

play('a webhook refuses strangers and serves Telegram', async () => {
  const { tg, bot } = await world('webhook')
  const ann = await tg.user({ first_name: 'Ann', language_code: 'en' })
  const forged = {
    message_id: 1,
    from: ann,
    chat: { id: ann.id, type: 'private', first_name: 'Ann' },
    date: 1,
    text: '/help',
  }
  const before = await tg.sendText(ann, null, '/start')
  const hello = await tg.waitForReply(before)
  await tg.rawUpdate('message', forged, { wrong_secret: true, once: true, key: 'forged' })
  await tg.rawUpdate('message', forged, { no_secret: true, once: true, key: 'forged too' })
  await tg.expectSilence({ ...before, seq: hello.seq }, 1000)
  expect((await tg.ask(ann, null, '滞纳金谁出？😀')).text).toContain('单位')
  await tg.assertNoViolations()
  expect((await bot.term())?.code).toBe(0)
})
