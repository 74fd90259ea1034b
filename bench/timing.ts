import { createSequence, quantile } from './statistics.ts'

/** The number of timed questions; with fewer, p99 would rest on a handful. */
export const timedQueries = 1000

/** A slow peer is timed for a minute only, with as many questions as fit. */
const longestMs = 60_000

/** How long one question takes, in milliseconds; `timed` is the number of timed questions. */
export type Timing = { readonly medianMs: number; readonly p99Ms: number; readonly timed: number }

/** The texts in a fixed random order, so that any prefix is a fair sample. */
function shuffle(texts: readonly string[]): readonly string[] {
  const next = createSequence(texts.length)
  return texts
    .map((text) => ({ text, place: next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ text }) => text)
}

/** Warms up the code by asking without timing, for at most ten seconds. */
export async function warmUp(ask: (text: string) => unknown, texts: readonly string[]): Promise<void> {
  const end = performance.now() + 10_000
  for (const text of texts) if (performance.now() < end) await ask(text)
}

/** Times 1,000 questions one after another, each from the text to the answer; repeats the texts if there are fewer. */
export async function timeQueries(
  ask: (text: string) => unknown,
  texts: readonly string[],
  budgetMs: number = longestMs,
): Promise<Timing> {
  const questions = shuffle(texts)
  const times: number[] = []
  globalThis.gc?.()
  const end = performance.now() + budgetMs
  while (times.length < timedQueries && (times.length === 0 || performance.now() < end)) {
    const text = questions[times.length % questions.length] ?? ''
    const start = performance.now()
    const given = ask(text)
    if (given instanceof Promise) await given
    times.push(performance.now() - start)
  }
  return { medianMs: quantile(times, 0.5), p99Ms: quantile(times, 0.99), timed: times.length }
}
