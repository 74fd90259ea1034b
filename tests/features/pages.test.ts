import { expect, test } from 'vitest'
import { attachmentKinds } from '../../src/conversation/incoming.ts'
import { describeCommand, listedCommands } from '../../src/pages/commands.ts'
import { startBot, voice } from '../support/bot.ts'

const [en, zh] = [voice('en'), voice('zh-Hans')]

test('/help says how to ask, how groups work, and what each command does', async () => {
  const bot = await startBot()
  const help = await bot.person({ hint: 'en' }).says('/help')
  expect(help.text).toContain(en('help.body'))
  expect(help.text).toContain(en('help.groups'))
  const listed = listedCommands(bot.conversation.commands)
  expect(listed.length).toBeGreaterThan(5)
  for (const command of listed) expect(help.text).toContain(`/${command.name} – ${describeCommand(command, en)}`)
  // A command without a description would show its key.
  expect(help.text).not.toContain('commands.')
  expect(help.buttons).toEqual([[en('ask.topics')], [en('answer.human')]])
  expect((await bot.person({ hint: 'zh-hans' }).says('/help')).text).toContain(zh('help.body'))
})

test('/help names no command that does not exist', async () => {
  const bot = await startBot()
  const ann = bot.person({ hint: 'en' })
  for (const { name: command } of listedCommands(bot.conversation.commands)) {
    expect((await ann.says(`/${command}`)).text).not.toContain(en('help.unknownCommand', { command: `/${command}` }))
  }
})

test('/about says who answers, what they cannot do, how much they know and how old it is', async () => {
  const about = await (await startBot()).person({ hint: 'en' }).says('/about')
  expect(about.text).toContain(en('about.body'))
  expect(about.text).toContain(en('about.limits'))
  expect(about.text).toContain(en('about.figures', { topics: 7, articles: 12, laws: 5, date: '20 May 2026' }))
})

test('an unknown command is named, and the known ones are listed', async () => {
  const unknown = await (await startBot()).person({ hint: 'en' }).says('/weather tomorrow')
  expect(unknown.text).toContain(en('help.unknownCommand', { command: '/weather' }))
  expect(unknown.text).toContain('/topics')
  expect(unknown.buttons.flat()).toContain(en('answer.human'))
})

test('a command that the language itself would know is unknown all the same', async () => {
  const ann = (await startBot()).person({ hint: 'en' })
  for (const command of ['constructor', 'toString', '__proto__', 'valueOf']) {
    const name = command.toLowerCase()
    expect((await ann.says(`/${command}`)).text).toContain(en('help.unknownCommand', { command: `/${name}` }))
  }
})

test('what the bot cannot read is answered by its kind', async () => {
  const bot = await startBot()
  for (const kind of attachmentKinds) {
    expect((await bot.person({ hint: 'en' }).sendsAttachment(undefined, kind)).text).toBe(en(`attachment.${kind}`))
    expect((await bot.person({ hint: 'zh-hans' }).sendsAttachment(undefined, kind)).text).toBe(zh(`attachment.${kind}`))
  }
})
