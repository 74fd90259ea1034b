/// <reference lib="dom" />
import type { Told } from '../routes/mailbox.ts'
import type { ShownExplanation } from '../routes/playground.ts'
import type { Said } from '../routes/said.ts'
import type { Shown, ShownReply } from '../routes/shown.ts'
import type { Taken } from '../routes/taken.ts'

/** The result of a request to the server: `unreachable` if there was no answer, `refused` with the server's own words. */
export type Asked =
  | { readonly shown: Shown }
  | { readonly problem: 'unreachable' }
  | { readonly problem: 'refused'; readonly reason: string }

const patienceMs = 20_000

const post = (address: string, body: object): Promise<Response> =>
  fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(patienceMs),
  })

async function askQuietly<T>(address: string, body: object): Promise<T | undefined> {
  try {
    const response = await post(address, body)
    return response.ok ? ((await response.json()) as T) : undefined
  } catch {
    return undefined
  }
}

/** The reasons behind the answer to a question, in the page's language; nothing when the server does not give them. */
export const askWhy = ({ question, topics }: Taken, locale: string): Promise<ShownExplanation | undefined> =>
  askQuietly('/playground/explain', { question, topics, locale })

/** What the bot said unprompted since it was last asked; nothing when the server is not there. */
export const askTold = (tab: string): Promise<Told<ShownReply> | undefined> => askQuietly('/playground/told', { tab })

/** Hands one thing that a person did to the bot. */
export async function askServer(said: Said): Promise<Asked> {
  try {
    const response = await post('/playground/say', said)
    const answer: unknown = await response.json()
    if (response.ok) return { shown: answer as Shown }
    return { problem: 'refused', reason: (answer as { error?: string }).error ?? String(response.status) }
  } catch {
    // The page says so and offers to try again; a browser's own words for it help nobody.
    return { problem: 'unreachable' }
  }
}
