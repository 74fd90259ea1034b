import type { Telegram } from 'telegraf'
import type { Log } from '../../log.ts'
import type { Metrics } from '../../metrics.ts'
import { attempt, type Failure, type Outcome } from './failure.ts'
import type { Method, Methods, SendMessage } from './methods.ts'
import { backOffMs, type Patience } from './patience.ts'

export type BotApi = {
  /** One call. Rejects as {@link attempt} expects it, also after `timeoutMs` milliseconds or when `signal` aborts. */
  readonly request: <M extends Method>(
    method: M,
    payload: Methods[M][0],
    options: { readonly signal: AbortSignal; readonly timeoutMs?: number },
  ) => Promise<Methods[M][1]>
  /** A call that answers the incoming `id`: tried again where that helps, reported where it does not. Never rejects. */
  readonly call: <M extends Method>(method: M, payload: Methods[M][0], id: string) => Promise<Outcome<unknown>>
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

/** An answer that takes longer to be sent hangs in a line that is dead: another one is tried. Ten seconds is what people may be kept waiting by a fault that is over. */
const answerTimeoutMs = 9_000

/**
 * For how long a call is tried again: while Telegram cannot be reached a day, as long as it keeps updates itself (Bot API, "Getting updates");
 * where it answers with a fault of its own ten minutes, because a message that only ever fails would hold up its chat. Presses and inline queries
 * cannot be answered after a short while anyway (Bot API, answerCallbackQuery: "query is too old").
 */
const triedForMs = { unreachable: 24 * 3600 * 1000, retry: 10 * 60 * 1000, query: 60 * 1000 }
const queryMethods: readonly Method[] = ['answerCallbackQuery', 'answerInlineQuery']

async function withDeadline<T>(ms: number, outer: AbortSignal, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  const abort = (): void => controller.abort()
  const timer = setTimeout(abort, ms)
  outer.addEventListener('abort', abort)
  if (outer.aborted) abort()
  try {
    return await run(controller.signal)
  } finally {
    clearTimeout(timer)
    outer.removeEventListener('abort', abort)
  }
}

/** A call under way: how often it was tried, for how many milliseconds, and how often its chat moved meanwhile. */
type Progress = { readonly method: Method; readonly count: number; readonly sinceMs: number; readonly moves: number }

/** A group becomes a supergroup once; what goes on moving goes in a circle. */
const mostMoves = 3

/** Milliseconds until the next try; `undefined` when another try would not help. */
function delayAfter(failure: Failure, progress: Progress, random: () => number): number | undefined {
  const { method, count, sinceMs, moves } = progress
  if (failure.kind === 'moved') return moves > mostMoves ? undefined : 0
  if (failure.kind === 'wait') {
    const ms = failure.seconds * 1000
    return queryMethods.includes(method) && ms > triedForMs.query ? undefined : ms
  }
  if (failure.kind !== 'retry' && failure.kind !== 'unreachable') return undefined
  const limitMs = queryMethods.includes(method) ? triedForMs.query : triedForMs[failure.kind]
  return sinceMs < limitMs ? backOffMs(count, random) : undefined
}

/** The same call for the supergroup that the group became; message numbers of the group mean nothing there. */
function movedTo(chatId: number, payload: object): object {
  const { reply_parameters: _, ...rest } = payload as Partial<SendMessage>
  return { ...rest, chat_id: chatId }
}

/** Logs a failure that ended a call, as loud as it is somebody's business. */
function report(
  log: Log,
  { kind, reason }: Failure,
  about: { readonly method: Method; readonly update: string },
): void {
  if (kind === 'forbidden') log.info({ ...about, reason }, 'the bot may not write to this chat any more')
  else if (kind === 'unchanged' || kind === 'expired' || kind === 'gone')
    log.debug({ ...about, reason }, 'nothing was left to do')
  else log.error({ ...about, reason }, 'Telegram did not take a call; this answer is lost')
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
  /** Aborts when the bot has no more time: what is under way is dropped. */
  readonly signal: AbortSignal
}

/** The chat a payload goes to, as others name it. */
const chatIdIn = (payload: object): number | undefined => (payload as Partial<SendMessage>).chat_id
const nameOf = (chatId: number): string => `telegram:${chatId}`

/** The Bot API through telegraf's client, as plain typed calls. */
export function createBotApi(options: BotApiOptions): BotApi {
  const { telegram, log, metrics, patience, pace, chats, onRefused, signal } = options

  const request: BotApi['request'] = async (method, payload, options) => {
    const start = performance.now()
    try {
      return await withDeadline(
        options.timeoutMs ?? requestTimeoutMs,
        options.signal,
        (deadline) =>
          // telegraf's types end at an older Bot API and at another package's AbortSignal; ours are checked against the current ones.
          telegram.callApi(method, payload as never, { signal: deadline as never }) as Promise<never>,
      )
    } finally {
      metrics.callFinished(method, (performance.now() - start) / 1000)
    }
  }

  /** Tells others what a failure says about a chat. */
  const tell = (failure: Failure, payload: object): void => {
    const chatId = chatIdIn(payload)
    if (chatId === undefined) return
    if (failure.kind === 'forbidden') chats.onForbidden(nameOf(chatId))
    if (failure.kind === 'moved') chats.onMoved(nameOf(chatId), nameOf(failure.chatId))
  }

  /** One try, in its turn. A call that was cut off may have been carried out or not: the next start makes it again. */
  const once = async (method: Method, payload: object): Promise<Outcome<unknown>> => {
    const chatId = chatIdIn(payload)
    if (chatId !== undefined) await pace.take(chatId, chatId < 0, signal)
    if (signal.aborted) return stopped
    const outcome = await attempt(() => request(method, payload as never, { signal, timeoutMs: answerTimeoutMs }))
    if (outcome.done) return outcome
    const isRefused = outcome.failure.kind === 'unauthorised'
    if (isRefused) onRefused?.()
    return isRefused || signal.aborted ? stopped : outcome
  }

  /** Milliseconds until the next try after a failure; `undefined` when there is to be none. */
  const judge = (failure: Failure, progress: Progress, id: string): number | undefined => {
    const { method, count } = progress
    const delayMs = delayAfter(failure, progress, patience.random)
    if (delayMs === undefined) {
      report(log, failure, { method, update: id })
      return undefined
    }
    metrics.callRetried(method, failure.kind)
    if (count === 1) log.warn({ method, update: id, reason: failure.reason }, 'a call failed; trying again')
    return delayMs
  }

  const call: BotApi['call'] = async (method, payload, id) => {
    const start = performance.now()
    let current: object = payload
    let moves = 0
    for (let count = 1; ; count += 1) {
      const outcome = await once(method, current)
      if (outcome.done || outcome.failure.kind === 'stopped') return outcome
      const { failure } = outcome
      tell(failure, current)
      if (failure.kind === 'moved') moves += 1
      const delayMs = judge(failure, { method, count, sinceMs: performance.now() - start, moves }, id)
      if (delayMs === undefined) return outcome
      if (failure.kind === 'moved') current = movedTo(failure.chatId, payload)
      await patience.wait(delayMs, signal)
    }
  }

  return { request, call }
}
