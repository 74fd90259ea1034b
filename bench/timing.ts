import { createSequence, quantile } from './statistics.ts'

/** So many questions are timed: with fewer, the slowest hundredth would be a handful. */
export const timedQueries = 1000

/** Who is slow is timed for a minute only, with as many questions as fit into it. */
const longestMs = 60_000

/** How long one question takes. Milliseconds; `timed` says how many questions that is drawn from. */
export type Timing = { readonly medianMs: number; readonly p99Ms: number; readonly timed: number }

/** The texts in an order of chance, always the same, so that any beginning of it is a fair sample. */
function shuffle(texts: readonly string[]): readonly string[] {
  const next = createSequence(texts.length)
  return texts
    .map((text) => ({ text, place: next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ text }) => text)
}

/** Asks without looking at the time, so that compiled code is measured afterwards; for at most ten seconds. */
export async function warmUp(ask: (text: string) => unknown, texts: readonly string[]): Promise<void> {
  const end = performance.now() + 10_000
  for (const text of texts) if (performance.now() < end) await ask(text)
}

/** Times 1,000 questions one after another, from the moment a text is given to the moment its answer is there; fewer texts are asked again in turn. */
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
