import type { Line } from '../line.ts'

/** An intent that a peer proposes. A higher confidence is surer; peers count in units of their own. */
export type Candidate = { readonly intent: string; readonly confidence: number }

/** The intents a peer proposes for a question, the surest first; each intent once. */
export type Ask = (question: string) => readonly Candidate[] | Promise<readonly Candidate[]>

/** A peer that has learnt: what it is asked with, and how many milliseconds of the fit a product would do beforehand and store. */
export type Fitted = { readonly ask: Ask; readonly storableMs?: number }

/** One way to find the intent of a question, after learning from `lines`. */
export type Peer = { readonly fit: (lines: readonly Line[]) => Fitted | Promise<Fitted> }

/** For searches that find single utterances: the best utterance speaks for its intent. `found` is sorted, the surest first. */
export function bestOfEachIntent(found: readonly Candidate[]): readonly Candidate[] {
  const best = new Map<string, Candidate>()
  for (const candidate of found) if (!best.has(candidate.intent)) best.set(candidate.intent, candidate)
  return [...best.values()]
}
