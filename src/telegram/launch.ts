import { allowedUpdates } from './incoming/update.ts'
import type { BotApi } from './outgoing/bot-api.ts'
import { backOffMs, keepTrying } from './outgoing/patience.ts'
import { persist, type Supervised } from './outgoing/persist.ts'

/** Seconds for which Telegram may hold a getUpdates call open, and milliseconds after which a silent line counts as dead. */
const pollSeconds = 50
const deadLineMs = 75_000
const confirmMs = 1_000

/** Returns the offset after the last update of an answer. Throws if the answer is malformed: all we can do then is ask again. */
function offsetAfter(updates: unknown): number | undefined {
  if (!Array.isArray(updates)) throw new Error('The answer to getUpdates is not a list.')
  if (updates.length === 0) return undefined
  const ids = updates.map((update) => Number(update?.update_id)).filter(Number.isSafeInteger)
  if (ids.length === 0) throw new Error('The answer to getUpdates has no update ids.')
  return Math.max(...ids) + 1
}

type PollOptions = Supervised & {
  readonly api: BotApi
  /** Stores a batch of updates; rejects when it could not. */
  readonly take: (updates: readonly unknown[]) => Promise<void>
  /** Resolves when there is room for more. */
  readonly room: () => Promise<void>
  /** Hears of each answer of Telegram, also of an empty one. */
  readonly onContact: () => void
}

/** Has a batch stored, however long that takes: Telegram hears that we have it only when we do. */
async function takeSafely(updates: readonly unknown[], { take, log, patience, signal }: PollOptions): Promise<boolean> {
  const stored = async (): Promise<true> => {
    await take(updates)
    return true
  }
  const delayAfter = (err: unknown, count: number): number => {
    if (count === 1) log.error({ err }, 'updates could not be stored; trying again until they are')
    return backOffMs(count, patience.random)
  }
  return (await keepTrying(stored, delayAfter, patience, signal)) === true
}

/**
 * Long polling until `signal` aborts (Bot API, getUpdates). Survives whatever the network and Telegram do; see {@link persist}.
 * At the end it tells Telegram how far it came, so that a new start gets nothing twice.
 */
export async function poll(options: PollOptions): Promise<void> {
  const { api, room, onContact, signal } = options
  // A webhook that is set, by an earlier start in the other mode for example, makes every getUpdates fail.
  await persist('deleteWebhook', () => api.request('deleteWebhook', {}, { signal }), options)
  let offset: number | undefined
  // The first answer shall come at once, also when nobody writes: until then nobody knows whether polling works.
  let holdSeconds = 0
  const position = (): { readonly offset?: number } => (offset === undefined ? {} : { offset })
  const next = async (): Promise<readonly unknown[]> => {
    const payload = { ...position(), timeout: holdSeconds, allowed_updates: allowedUpdates }
    const updates = await api.request('getUpdates', payload, { signal, timeoutMs: deadLineMs })
    offsetAfter(updates)
    return updates as readonly unknown[]
  }
  while (!signal.aborted) {
    await room()
    const updates = await persist('getUpdates', next, options)
    if (!updates) break
    holdSeconds = pollSeconds
    onContact()
    if (await takeSafely(updates, options)) offset = offsetAfter(updates) ?? offset
  }
  if (offset === undefined) return
  const goodbye = { ...position(), limit: 1, timeout: 0, allowed_updates: allowedUpdates }
  await api
    .request('getUpdates', goodbye, { signal: new AbortController().signal, timeoutMs: confirmMs })
    .catch(() => undefined)
}

/** Has updates sent to `url` with `secret` (Bot API, setWebhook); resolves when Telegram has agreed or `signal` aborts. */
export async function setWebhook(
  url: string,
  secret: string,
  { api, ...supervised }: Supervised & { readonly api: BotApi },
): Promise<void> {
  const payload = { url, secret_token: secret, allowed_updates: allowedUpdates }
  await persist('setWebhook', () => api.request('setWebhook', payload, { signal: supervised.signal }), supervised)
}
