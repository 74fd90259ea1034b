import type { Telegram } from 'telegraf'
import type { Log } from '../../log.ts'
import type { Metrics } from '../../metrics.ts'
import { attempt, type Failure, type Outcome } from './failure.ts'
import type { Method, Methods, SendMessage } from './methods.ts'
import type { Patience } from './patience.ts'
import { persist } from './persist.ts'
import { delayAfter, isUncertain, type Progress, triedForMs } from './retry.ts'

export type CallOptions = {
  /** The call does not matter much: if it fails, that is not an error. */
  readonly isOptional?: boolean
  /** It belongs to something that has begun: it still leaves when the bot has been asked to stop. */
  readonly continues?: boolean
}

export type BotApi = {
  /** One call. Rejects as {@link attempt} expects it, also after `timeoutMs` milliseconds or when `signal` aborts. */
  readonly request: <M extends Method>(
    method: M,
    payload: Methods[M][0],
    options: { readonly signal: AbortSignal; readonly timeoutMs?: number },
  ) => Promise<Methods[M][1]>
  /** A call that answers the incoming `id`: tried again where that helps, reported where it does not. Never rejects. */
  readonly call: <M extends Method>(
    method: M,
    payload: Methods[M][0],
    id: string,
    options?: CallOptions,
  ) => Promise<Outcome<Methods[M][1]>>
}

/** When messages may leave, so that the bot as a whole keeps to what Telegram allows (src/limits/outgoing.ts). */
export type Pace = { readonly take: (chatId: number, isGroup: boolean, signal: AbortSignal) => Promise<void> }

/** What happens to a chat that others keep something about. */
export type ChatEvents = {
  /** The bot may not write to it any more. */
  readonly onForbidden: (chatId: string) => void
  /** A group became a supergroup: Telegram's number for it changed. */
  readonly onMoved: (from: string, to: string) => void
}

const requestTimeoutMs = 30_000

/** The same call for the supergroup that the group became; message numbers of the group mean nothing there. */
function movedTo(chatId: number, payload: object): object {
  const { reply_parameters: _, ...rest } = payload as Partial<SendMessage>
  return { ...rest, chat_id: chatId }
}

type About = { readonly method: Method; readonly update: string }

/** Logs a failure that ended a call, as loud as it is somebody's business. */
function report(log: Log, { kind, reason }: Failure, about: About, isOptional: boolean): void {
  const line = { ...about, reason }
  if (kind === 'forbidden') log.info(line, 'the bot may not write to this chat any more')
  else if (kind === 'thread' || kind === 'reply' || kind === 'quote')
    log.info(line, 'what a message was addressed to is gone')
  else if (isOptional || kind === 'unchanged' || kind === 'expired' || kind === 'gone')
    log.debug(line, 'nothing was left to do')
  else if (isUncertain(about.method, { kind, reason } as Failure))
    log.error(line, 'Telegram may have taken a message or not; it is not sent a third time')
  else log.error(line, 'Telegram did not take a call; this answer is lost')
}

const stopped: Outcome<never> = { done: false, failure: { kind: 'stopped', reason: 'The bot stops.' } }

type BotApiOptions = {
  readonly telegram: Telegram
  readonly log: Log
  readonly metrics: Metrics
  readonly patience: Patience
  readonly pace: Pace
  readonly chats: ChatEvents
  /** Hears that Telegram refuses the token, which no waiting mends; what was to be sent stays unsent. */
  readonly onRefused?: () => void
  /** Aborts when the bot is asked to stop: nothing new is begun. */
  readonly stopping: AbortSignal
  /** Aborts when the bot has no more time: what is under way is dropped. */
  readonly signal: AbortSignal
}

/** The chat a payload goes to, as others name it. */
const chatIdIn = (payload: object): number | undefined => (payload as Partial<SendMessage>).chat_id
const nameOf = (chatId: number): string => `telegram:${chatId}`

type ApiRequest = BotApi['request']

function createRequest({ telegram, metrics }: BotApiOptions): ApiRequest {
  return async (method, payload, { signal, timeoutMs = requestTimeoutMs }) => {
    const start = performance.now()
    const deadline = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)])
    try {
      // telegraf's types end at an older Bot API and at another package's AbortSignal; ours are checked against the current ones.
      return (await telegram.callApi(method as never, payload as never, { signal: deadline as never })) as never
    } finally {
      metrics.callFinished(method, (performance.now() - start) / 1000)
    }
  }
}

/** Waits until Telegram answers at all; everybody who waits shares one question. A send that may have been carried out is repeated only then. */
function createProbe(request: ApiRequest, { log, patience, signal }: BotApiOptions): () => Promise<unknown> {
  let running: Promise<unknown> | undefined
  return () => {
    running ??= persist('getMe', () => request('getMe', {}, { signal }), { log, patience, signal }, triedForMs.unknown)
      .catch(() => undefined)
      .finally(() => {
        running = undefined
      })
    return running
  }
}

/** Makes one try of a call, in its turn. One that was cut off may have been carried out or not: the next start makes it again. */
function createTry(request: ApiRequest, { pace, signal, onRefused }: BotApiOptions) {
  return async (method: Method, payload: object, until: AbortSignal): Promise<Outcome<never>> => {
    const chatId = chatIdIn(payload)
    if (chatId !== undefined) await pace.take(chatId, chatId < 0, until)
    if (until.aborted) return stopped
    const outcome = await attempt(() => request(method, payload as never, { signal }))
    if (outcome.done) return outcome as Outcome<never>
    const isRefused = outcome.failure.kind === 'unauthorised'
    if (isRefused) onRefused?.()
    return isRefused || signal.aborted ? stopped : outcome
  }
}

/** The Bot API through telegraf's client, as plain typed calls. */
export function createBotApi(options: BotApiOptions): BotApi {
  const { log, metrics, patience, chats, signal, stopping } = options
  const request = createRequest(options)
  const tryOnce = createTry(request, options)
  const reachable = createProbe(request, options)

  /** Tells others what a failure says about a chat. */
  const tell = (failure: Failure, payload: object): void => {
    const chatId = chatIdIn(payload)
    if (chatId === undefined) return
    if (failure.kind === 'forbidden') chats.onForbidden(nameOf(chatId))
    if (failure.kind === 'moved') chats.onMoved(nameOf(chatId), nameOf(failure.chatId))
  }

  /** Waits for the next try after a failure; gives false when there is to be none. */
  const rest = async (failure: Failure, progress: Progress, about: About, isOptional: boolean) => {
    const delayMs = delayAfter(failure, progress, patience.random)
    if (delayMs === undefined) {
      report(log, failure, about, isOptional)
      return false
    }
    metrics.callRetried(about.method, failure.kind)
    if (progress.count === 1) log.warn({ ...about, reason: failure.reason }, 'a call failed; trying again')
    await patience.wait(delayMs, signal)
    if (isUncertain(about.method, failure)) await reachable()
    return true
  }

  /** What has changed after a failure: the chat may have moved, or the message may be in it already. */
  const counted = (failure: Failure, { moves, unknown, ...rest }: Progress): Progress => ({
    ...rest,
    moves: failure.kind === 'moved' ? moves + 1 : moves,
    unknown: isUncertain(rest.method, failure) ? unknown + 1 : unknown,
  })

  /** An answer that is ready when the bot is asked to stop still leaves. One that only waits for its turn is left to the next start. */
  const turnFor = (continues: boolean): AbortSignal => (continues || stopping.aborted ? signal : stopping)

  const call: BotApi['call'] = async (method, payload, id, { isOptional = false, continues = false } = {}) => {
    const start = performance.now()
    let current: object = payload
    let progress: Progress = { method, count: 0, sinceMs: 0, moves: 0, unknown: 0 }
    for (let count = 0; ; count += 1) {
      const outcome = await tryOnce(method, current, count === 0 ? turnFor(continues) : signal)
      if (outcome.done || outcome.failure.kind === 'stopped') return outcome
      const { failure } = outcome
      tell(failure, current)
      progress = counted(failure, { ...progress, count: count + 1, sinceMs: performance.now() - start })
      if (!(await rest(failure, progress, { method, update: id }, isOptional))) return outcome
      if (failure.kind === 'moved') current = movedTo(failure.chatId, payload)
    }
  }

  return { request, call }
}
