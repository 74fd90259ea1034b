import type { Conversation } from '../../conversation/conversation.ts'
import type { Reply } from '../../conversation/reply.ts'
import type { Log } from '../../log.ts'
import type { Received } from './received.ts'
import { type Plan, planFor, type Send, type Sent } from './send.ts'

type AnswerOptions = {
  readonly conversation: Conversation
  readonly send: Send
  readonly log: Log
}

/** Answers what was received, as the bot `username`, and returns the result. Whatever fails, a press and an inline query get their answer. Never rejects. */
export type Answer = (received: Received, username: string) => Promise<Sent>

/** The conversation behind the door: asks it for replies and sends them; an apology when it fails. */
export function createAnswer({ conversation, send, log }: AnswerOptions): Answer {
  const planOf = async (received: Received, username: string): Promise<Plan> => {
    const { incoming } = received
    const plan = (replies: readonly Reply[]): Plan => planFor(received, replies, username)
    if (!incoming) return plan([])
    try {
      return plan(await conversation.converse(incoming))
    } catch (err) {
      log.error({ err, update: incoming.id }, 'answering failed; the person gets an apology')
    }
    try {
      return plan(conversation.apologise(incoming))
    } catch (err) {
      log.error({ err, update: incoming.id }, 'the apology failed too')
      return plan([])
    }
  }

  return async (received, username) => send(received, await planOf(received, username))
}
