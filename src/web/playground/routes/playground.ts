import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Conversation } from '../../../conversation/conversation.ts'
import type { Incoming } from '../../../conversation/incoming.ts'
import type { Log } from '../../../log.ts'
import { isOurHost } from './local-only.ts'
import type { Mailbox, Told } from './mailbox.ts'
import { readPageFiles } from './page-files.ts'
import { incomingOf, said, tab } from './said.ts'
import { type Shown, type ShownReply, shownReply } from './shown.ts'
import { type Recorded, takenOf } from './taken.ts'

/** Why the bot answered as it did: what it read, and the intents it weighed. */
export type ShownExplanation = {
  /** The question as the matcher saw it. */
  readonly question: string
  /** The topics that it showed or offered, by their titles. */
  readonly titles: readonly string[]
  readonly candidates: readonly {
    readonly id: string
    readonly title: string
    /** 0…1 */
    readonly confidence: number
    /** The example that was most like the question. */
    readonly utterance: string
    /** The words that carried the likeness. */
    readonly terms: readonly string[]
  }[]
}

/** A question to explain, the topics that were shown for it, and the language of the page. */
const toExplain = z.object({
  question: z.string().min(1).max(4096),
  topics: z.array(z.string().max(64)).max(20).default([]),
  locale: z.string().max(20).optional(),
})

const fetching = z.object({ tab })

export type PlaygroundOptions = {
  readonly conversation: Conversation
  /** Gives the reasons behind an answer that showed or offered `topics`, with titles in `locale`. */
  readonly explain: (question: string, topics: readonly string[], locale: string) => ShownExplanation
  /** What the incoming with this id was taken for, if that is recorded. */
  readonly takenFor: (id: string) => Recorded | undefined
  /** The unprompted messages of the bot. */
  readonly mailbox: Mailbox
  /** The languages of the bot; the first is used when the page names none of them. */
  readonly locales: readonly string[]
  readonly log: Log
  /** The host that the server listens on. */
  readonly host: string
}

async function refuseStrangers(request: FastifyRequest, reply: FastifyReply, host: string): Promise<void> {
  if (isOurHost(request.headers.host, host)) return
  await reply
    .code(403)
    .send({ error: 'The playground answers only at its own address, for example http://127.0.0.1 with its port.' })
}

/** The bot's door in the playground: converses, and says sorry when that fails. */
async function replyTo(incoming: Incoming, { conversation, takenFor, log }: PlaygroundOptions): Promise<Shown> {
  try {
    const replies = await conversation.converse(incoming)
    const taken = takenOf(incoming, replies, takenFor(incoming.id))
    return { replies: replies.map(shownReply), ...(taken && { taken }) }
  } catch (error) {
    log.error({ err: error, incoming: incoming.id }, 'a message could not be answered')
    const replies = conversation.apologise(incoming)
    const taken = takenOf(incoming, replies, undefined)
    return { replies: replies.map(shownReply), ...(taken && { taken: { ...taken, way: 'sorry' } }) }
  }
}

/** Tells in plain words which parts of a body were not understood. */
function refuseBody(reply: FastifyReply, { issues }: z.ZodError): FastifyReply {
  const places = issues.map((issue) => issue.path.join('.') || 'the body')
  return reply.code(400).send({ error: `Not understood: ${[...new Set(places)].join(', ')}.` })
}

/**
 * The playground: a page at `/` on which anybody can talk to the bot without Telegram. `POST /playground/say` hands one thing that a person did to
 * `conversation` and gives what is {@link Shown}; `POST /playground/told` gives what the bot said unprompted since, and `POST /playground/explain` the
 * reasons behind an answer.
 */
export function registerPlayground(server: FastifyInstance, options: PlaygroundOptions): void {
  const { explain, locales, host, mailbox } = options
  const guard = { onRequest: (request: FastifyRequest, reply: FastifyReply) => refuseStrangers(request, reply, host) }
  const localeOf = (named: string | undefined): string =>
    named !== undefined && locales.includes(named) ? named : (locales[0] ?? 'en')

  for (const [name, { type, body }] of readPageFiles(join(import.meta.dirname, '../page'))) {
    const address = name === 'index.html' ? '/' : `/playground/${name}`
    server.get(address, guard, (_request, reply) => reply.type(type).header('cache-control', 'no-cache').send(body))
  }

  /** A route that reads its body with `schema` and answers with what nobody should keep. */
  const post = <T, R>(address: string, schema: z.ZodType<T>, answer: (body: T) => R | Promise<R>): void => {
    server.post(address, guard, async (request, reply): Promise<R> => {
      reply.header('cache-control', 'no-store')
      const parsed = schema.safeParse(request.body)
      return parsed.success ? answer(parsed.data) : refuseBody(reply, parsed.error)
    })
  }

  // Weighing every topic takes long: it is done only for those who want to know.
  post(
    '/playground/explain',
    toExplain,
    ({ question, topics, locale }): ShownExplanation => explain(question, topics, localeOf(locale)),
  )
  post('/playground/told', fetching, (body): Told<ShownReply> => {
    const told = mailbox.take(body.tab)
    return { private: told.private.map(shownReply), group: told.group.map(shownReply) }
  })
  post('/playground/say', said, (body): Shown | Promise<Shown> => {
    // A counter would restart with the process, but questions are stored under this id.
    const incoming = incomingOf(body, `playground:${randomUUID()}`)
    return incoming ? replyTo(incoming, options) : { replies: [] }
  })
}
