import { expect, test } from 'vitest'
import type { Incoming } from '../../src/conversation/incoming.ts'
import { isWritten } from '../../src/conversation/reply.ts'
import { startBot, voice } from '../support/bot.ts'

const happening = (kind: 'joined' | 'left', languageHint?: string): Incoming => ({
  id: 'test:1',
  chat: { id: 'test:group', kind: 'group' },
  from: { id: 'test:ann', ...(languageHint && { languageHint }) },
  content: { kind },
})

test.each(['en', 'zh-Hans'])(
  'a group that adds the bot is told what it does, how to ask and what it leaves alone (%s)',
  async (locale) => {
    const { conversation } = await startBot()
    const replies = await conversation.converse(happening('joined', locale))
    expect(replies).toHaveLength(1)
    const [reply] = replies.filter(isWritten)
    const t = voice(locale)
    for (const line of [t('joined.hello'), t('help.groups'), t('joined.silent')]) expect(reply?.html).toContain(line)
    expect(reply?.buttons).toEqual([[{ label: t('answer.askPrivately'), start: 'hi' }]])
    expect(reply).not.toHaveProperty('to')
  },
)

test('a group that removes the bot hears nothing', async () => {
  const { conversation } = await startBot()
  expect(await conversation.converse(happening('left'))).toEqual([])
})
