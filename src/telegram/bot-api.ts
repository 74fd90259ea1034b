import type { Telegram } from 'telegraf'
import type { Log } from '../log.ts'
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

const tries = 3
const longestFloodWaitSeconds = 30
const requestTimeoutMs = 30_000

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

/** Milliseconds until the next try; `undefined` when another try would not help. */
function delayAfter(failure: Failure, count: number, random: () => number): number | undefined {
  if (count >= tries) return undefined
  if (failure.kind === 'moved') return 0
  if (failure.kind === 'retry') return backOffMs(count, random)
  return failure.kind === 'wait' && failure.seconds <= longestFloodWaitSeconds ? failure.seconds * 1000 : undefined
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

type BotApiOptions = {
  readonly telegram: Telegram
  readonly log: Log
  readonly patience: Patience
  /** Aborts when the bot has no more time: what is under way is dropped. */
  readonly signal: AbortSignal
}

/** The Bot API through telegraf's client, as plain typed calls. */
export function createBotApi({ telegram, log, patience, signal }: BotApiOptions): BotApi {
  const request: BotApi['request'] = (method, payload, options) =>
    withDeadline(
      options.timeoutMs ?? requestTimeoutMs,
      options.signal,
      (deadline) =>
        // telegraf's types end at an older Bot API and at another package's AbortSignal; ours are checked against the current ones.
        telegram.callApi(method, payload as never, { signal: deadline as never }) as Promise<never>,
    )

  const call: BotApi['call'] = async (method, payload, id) => {
    let current: object = payload
    for (let count = 1; ; count += 1) {
      const outcome = await attempt(() => request(method, current as never, { signal }))
      if (outcome.done) return outcome
      const { failure } = outcome
      const delayMs = signal.aborted ? undefined : delayAfter(failure, count, patience.random)
      if (delayMs === undefined) {
        report(log, failure, { method, update: id })
        return outcome
      }
      if (failure.kind === 'moved') current = movedTo(failure.chatId, payload)
      await patience.wait(delayMs, signal)
    }
  }

  return { request, call }
}
