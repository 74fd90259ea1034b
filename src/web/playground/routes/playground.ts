import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { encodeAction } from '../../../conversation/action.ts'
import type { Conversation } from '../../../conversation/conversation.ts'
import type { Incoming } from '../../../conversation/incoming.ts'
import type { Button, Page, Reply } from '../../../conversation/reply.ts'
import type { Log } from '../../../log.ts'
import { isOurHost } from './local-only.ts'
import { readPageFiles } from './page-files.ts'
import { incomingOf, questionOf, said } from './said.ts'

/** Why the bot answered as it did: what it read, what it decided, and the intents it weighed. */
export type ShownExplanation = {
  /** The question as the matcher saw it. */
  readonly question: string
  readonly outcome: string
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

type ShownButton =
  | { readonly label: string; readonly data: string }
  | { readonly label: string; readonly start: string }
  | { readonly label: string; readonly copy: string }
  | { readonly label: string; readonly url: string }
  | { readonly label: string; readonly switchInline: string }

/** A reply as the page gets it: as it is, with buttons as they come back. */
export type ShownReply = ShownAs<Reply>

/** Buttons as the page gets them, row by row. */
export type ShownButtons = readonly (readonly ShownButton[])[]

type ShownAs<R> = R extends Page ? Omit<R, 'buttons' | 'subject'> & { readonly buttons: ShownButtons } : R

/** What the page gets for one thing that was done; `question`: what was asked by it, if anything, for `/playground/explain`. */
export type Shown = { readonly replies: readonly ShownReply[]; readonly question?: string }

/** A question to explain, and the language of the page. */
const toExplain = z.object({ question: z.string().min(1).max(4096), locale: z.string().max(20).optional() })

export type PlaygroundOptions = {
  readonly conversation: Conversation
  /** Gives the reasons behind an answer, with titles in `locale`. */
  readonly explain: (text: string, locale: string) => ShownExplanation
  /** The languages of the bot; the first is used when the page names none of them. */
  readonly locales: readonly string[]
  readonly log: Log
  /** The host that the server listens on. */
  readonly host: string
}

const shownButton = (button: Button): ShownButton =>
  'action' in button ? { label: button.label, data: encodeAction(button.action) } : button

function shownReply(reply: Reply): ShownReply {
  if (!('html' in reply)) return reply
  const { subject: _, buttons = [], ...rest } = reply
  return { ...rest, buttons: buttons.map((row) => row.map(shownButton)) }
}

async function refuseStrangers(request: FastifyRequest, reply: FastifyReply, host: string): Promise<void> {
  if (isOurHost(request.headers.host, host)) return
  await reply
    .code(403)
    .send({ error: 'The playground answers only at its own address, for example http://127.0.0.1 with its port.' })
}

/** The bot's door in the playground: converses, and says sorry when that fails. */
async function replyTo(incoming: Incoming, { conversation, log }: PlaygroundOptions): Promise<readonly Reply[]> {
  try {
    return await conversation.converse(incoming)
  } catch (error) {
    log.error({ err: error, incoming: incoming.id }, 'a message could not be answered')
    return conversation.apologise(incoming)
  }
}

/**
 * The playground: a page at `/` on which anybody can talk to the bot without Telegram, and `POST /playground/say`, which hands
 * one thing that a person did to `conversation` and gives the {@link Shown} replies; `POST /playground/explain` gives the reasons behind an answer.
 */
export function registerPlayground(server: FastifyInstance, options: PlaygroundOptions): void {
  const { explain, locales, host } = options
  const files = readPageFiles(join(import.meta.dirname, '../page'))
  const guard = { onRequest: (request: FastifyRequest, reply: FastifyReply) => refuseStrangers(request, reply, host) }

  for (const [name, { type, body }] of files) {
    const address = name === 'index.html' ? '/' : `/playground/${name}`
    server.get(address, guard, (_request, reply) => reply.type(type).header('cache-control', 'no-cache').send(body))
  }

  const localeOf = (named: string | undefined): string =>
    named !== undefined && locales.includes(named) ? named : (locales[0] ?? 'en')

  // Weighing every topic takes long: it is done only for those who want to know.
  server.post('/playground/explain', guard, async (request, reply): Promise<ShownExplanation> => {
    reply.header('cache-control', 'no-store')
    const parsed = toExplain.safeParse(request.body)
    if (!parsed.success) return reply.code(400).send({ error: 'Not understood: question.' })
    return explain(parsed.data.question, localeOf(parsed.data.locale))
  })

  server.post('/playground/say', guard, async (request, reply): Promise<Shown> => {
    reply.header('cache-control', 'no-store')
    const parsed = said.safeParse(request.body)
    if (!parsed.success) {
      const places = parsed.error.issues.map((issue) => issue.path.join('.') || 'the body')
      return reply.code(400).send({ error: `Not understood: ${[...new Set(places)].join(', ')}.` })
    }
    // A counter would restart with the process, but questions are stored under this id.
    const incoming = incomingOf(parsed.data, `playground:${randomUUID()}`)
    if (!incoming) return { replies: [] }
    const replies = await replyTo(incoming, options)
    const question = replies.length > 0 ? questionOf(incoming) : undefined
    return { replies: replies.map(shownReply), ...(question && { question }) }
  })
}
