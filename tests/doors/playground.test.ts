import type { Conversation } from '../../src/conversation/conversation.ts'
import type { Log } from '../../src/log.ts'
import { createMailbox } from '../../src/web/playground/routes/mailbox.ts'
import { registerPlayground } from '../../src/web/playground/routes/playground.ts'
import type { Shown } from '../../src/web/playground/routes/shown.ts'
import { createServer } from '../../src/web/server.ts'
import { keptLog, saying } from '../telegram/edge.ts'
import { doorContract } from './contract.ts'
import type { Deed, Seen } from './door.ts'

/** One server for all deeds, as in life; behind it stands the conversation of the test that runs. */
function openPlayground() {
  let conversation: Conversation = saying(() => [])
  let log: Log = keptLog().log
  const current: Conversation = {
    converse: (incoming) => conversation.converse(incoming),
    apologise: (incoming) => conversation.apologise(incoming),
    commands: new Map(),
  }
  const currentLog = new Proxy({} as Log, { get: (_, level: keyof Log) => log[level].bind(log) })
  const server = createServer({ log: currentLog })
  const explain = (question: string) => ({ question, titles: [], candidates: [] })
  registerPlayground(server, {
    ...{ conversation: current, explain, locales: ['en'], log: currentLog, host: '127.0.0.1' },
    ...{ mailbox: createMailbox(), takenFor: () => undefined },
  })
  return {
    server,
    turnTo: (nextConversation: Conversation, nextLog: Log): void => {
      conversation = nextConversation
      log = nextLog
    },
  }
}

/** What the page sends of a deed. */
function contentOf(deed: Deed): object {
  switch (deed.kind) {
    case 'text': {
      const text = deed.text.replaceAll('@bot', '@xubao_bot')
      return { kind: 'text', text, ...(deed.answers && { repliedTo: deed.answers }) }
    }
    case 'press':
      return { kind: 'press', data: deed.data }
    case 'inline':
      return { kind: 'inline', query: deed.query }
    case 'edit':
      return { kind: 'edited', text: deed.text.replaceAll('@bot', '@xubao_bot'), afterSeconds: 30 }
    case 'add':
      return { kind: 'joined' }
    case 'send':
      return { kind: 'attachment', attachment: deed.attachment }
  }
}

/** What a person sees on the page after this answer of the server. */
function seenIn({ replies }: Shown, deed: Deed): Seen {
  const toast = replies.find((reply) => reply.kind === 'toast')
  return {
    messages: replies.flatMap((reply) => {
      if (reply.kind !== 'message' && reply.kind !== 'edit') return []
      const { html, kind, buttons } = reply
      const buttonsSeen = buttons as Seen['messages'][number]['buttons']
      return [{ html, kind, buttons: buttonsSeen, ...('to' in reply && reply.to !== undefined && { to: reply.to }) }]
    }),
    results: replies.flatMap((reply) => (reply.kind === 'result' ? [{ title: reply.title, html: reply.html }] : [])),
    files: Object.fromEntries(
      replies.flatMap((reply) => (reply.kind === 'document' ? [[reply.name, reply.text]] : [])),
    ),
    reactions: replies.flatMap((reply) => (reply.kind === 'reaction' ? [reply.emoji] : [])),
    isDeleted: replies.some(({ kind }) => kind === 'deletion'),
    // The page frees the button when the answer to its request is there.
    answeredPresses: deed.kind === 'press' ? 1 : 0,
    ...(toast && { toast: toast.text }),
  }
}

const playground = openPlayground()

doorContract('playground', async (deed, conversation, log) => {
  playground.turnTo(conversation, log)
  const chat = deed.kind === 'add' ? 'group' : 'chat' in deed ? (deed.chat ?? 'private') : 'private'
  const answer = await playground.server.inject({
    method: 'POST',
    url: '/playground/say',
    headers: { host: '127.0.0.1' },
    payload: {
      tab: 'tab0000001',
      chat,
      person: 'ann',
      languageHint: 'zh-hans',
      messageId: 5,
      content: contentOf(deed),
    },
  })
  if (answer.statusCode !== 200) throw new Error(`The playground refused it: ${answer.body}`)
  return seenIn(answer.json<Shown>(), deed)
})
