import type { Log } from '../../log.ts'
import type { Answers } from './answers.ts'
import type { BotApi, CallOptions } from './bot-api.ts'
import type { Failure, Outcome } from './failure.ts'
import type { SendMessage } from './methods.ts'
import type { Edit, MessageSending } from './sending.ts'

const dayMs = 24 * 60 * 60 * 1000

/** Where Telegram refused something lately, so that it is not asked every time. */
function createRefusals() {
  const until = new Map<string, number>()
  return {
    has: (key: string): boolean => (until.get(key) ?? 0) > performance.now(),
    note: (key: string): void => {
      for (const [old, end] of until) if (end <= performance.now()) until.delete(old)
      until.set(key, performance.now() + dayMs)
    },
  }
}

/** Returns the call without the part of its address that no longer exists; `undefined` if there is no other way to send it. */
function readdressed(payload: SendMessage, { kind }: Failure, asker: number | undefined): SendMessage | undefined {
  const { message_thread_id: thread, reply_parameters: answered, ...rest } = payload
  if (kind === 'quote' && answered && 'quote' in answered) {
    const { quote: _, ...whole } = answered
    return { ...payload, reply_parameters: whole }
  }
  if (kind === 'reply' && answered) return { ...rest, ...(thread !== undefined && { message_thread_id: thread }) }
  if (kind !== 'thread' || thread === undefined) return undefined
  // In a forum, a message without a topic would appear in the general topic, where people never saw the question.
  const isGroup = payload.chat_id < 0
  if (!isGroup) return { ...rest, ...(answered && { reply_parameters: answered }) }
  return asker === undefined ? undefined : { ...rest, chat_id: asker }
}

const messageIdIn = (result: unknown): number => Number((result as { message_id?: unknown } | null)?.message_id)

type Options = CallOptions & { readonly id: string }

/** Sends messages so that an answer is not lost by the way it was addressed, and remembers which message answers what. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: the ways to deliver one message, in the order in which they are tried.
export function createSendMessage(api: BotApi, answers: Answers, log: Log) {
  const refusals = createRefusals()

  const note = async ({ answers: about }: MessageSending, outcome: Outcome<unknown>, id: string): Promise<void> => {
    const answer = outcome.done ? messageIdIn(outcome.result) : 0
    if (!about || !(answer > 0)) return
    await answers
      .keep({ ...about, answer })
      .catch((err) => log.warn({ err, update: id }, 'which message was the answer could not be kept'))
  }

  const edit = ({ method, payload }: Edit, { id, ...options }: Options): Promise<Outcome<unknown>> =>
    method === 'editMessageText' ? api.call(method, payload, id, options) : api.call(method, payload, id, options)

  /** The change of the answer to an earlier message, if that is known still. */
  const earlierAnswer = async ({ answerTo, answers: about, send }: MessageSending, id: string) => {
    if (answerTo === undefined || !about) return undefined
    const answer = await answers.find(about.chat, answerTo).catch((err) => {
      log.warn({ err, update: id }, 'which message was the answer could not be looked up')
      return undefined
    })
    const { message_thread_id: _, reply_parameters: __, ephemeral_message_parameters: ___, ...content } = send
    return answer === undefined
      ? undefined
      : ({ method: 'editMessageText', payload: { ...content, message_id: answer } } satisfies Edit)
  }

  /** The message as only one person sees it; nothing if Telegram does not do that. */
  const sendOnly = async ({ only, send }: MessageSending, { id, ...options }: Options) => {
    const key = `${send.chat_id} ${only?.callback_query_id === undefined ? '' : 'press'}`
    if (!only || refusals.has(key)) return undefined
    const payload = { ...send, ephemeral_message_parameters: only }
    const outcome = await api.call('sendMessage', payload, id, { ...options, isOptional: true })
    if (outcome.done || outcome.failure.kind === 'stopped') return outcome
    if (outcome.failure.kind === 'other') refusals.note(key)
    return ['unknown', 'retry', 'forbidden'].includes(outcome.failure.kind) ? outcome : undefined
  }

  const sendPlain = async ({ send, asker }: MessageSending, { id, ...options }: Options) => {
    // A message that only one person sees cannot be answered for everybody.
    const { reply_parameters: answered, ...rest } = send
    let payload: SendMessage = answered && 'ephemeral_message_id' in answered ? rest : send
    for (;;) {
      const outcome = await api.call('sendMessage', payload, id, options)
      const next = outcome.done ? undefined : readdressed(payload, outcome.failure, asker)
      if (!next) return outcome
      payload = next
    }
  }

  return async (sending: MessageSending, options: Options): Promise<Outcome<unknown>> => {
    const change = sending.edit ?? (await earlierAnswer(sending, options.id))
    const edited = change && (await edit(change, options))
    if (edited && (edited.done || edited.failure.kind !== 'gone')) return edited
    const outcome = (await sendOnly(sending, options)) ?? (await sendPlain(sending, options))
    await note(sending, outcome, options.id)
    return outcome
  }
}
