import type { Line } from '../line.ts'

/** An intent that a peer proposes. Each peer has its own scale of confidence; higher is surer. */
export type Candidate = { readonly intent: string; readonly confidence: number }

/** Returns the intents a peer proposes for a question, the surest first, each once. */
export type Ask = (question: string) => readonly Candidate[] | Promise<readonly Candidate[]>

/** A trained peer: the function to ask it, and the milliseconds of training that a product would do beforehand and store. */
export type Fitted = { readonly ask: Ask; readonly storableMs?: number }

/** Learns from `lines` how to find the intent of a question. */
export type Peer = { readonly fit: (lines: readonly Line[]) => Fitted | Promise<Fitted> }

/** For searches that find single utterances: the best utterance of an intent counts. `found` is sorted, the surest first. */
export function bestOfEachIntent(found: readonly Candidate[]): readonly Candidate[] {
  const best = new Map<string, Candidate>()
  for (const candidate of found) if (!best.has(candidate.intent)) best.set(candidate.intent, candidate)
  return [...best.values()]
}
