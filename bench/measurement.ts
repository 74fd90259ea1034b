import type { DataSet, Noise } from './data-sets.ts'
import type { PeerName } from './peers/peers.ts'
import type { Timing } from './timing.ts'

/** One peer on one data set, or on a number of recombined utterances of some sets. */
export type Job =
  | { readonly kind: 'set'; readonly peer: PeerName; readonly data: DataSet }
  | { readonly kind: 'growth'; readonly peer: PeerName; readonly size: number; readonly data: readonly DataSet[] }

/** Costs: times in milliseconds, memory in megabytes. */
export type Cost = Timing & {
  readonly fitMs: number
  /** The part of `fitMs` that a product would do beforehand and store. */
  readonly storableMs?: number
  /** The growth of memory in use after garbage collection, from before the peer is loaded to after its last answer. */
  readonly memoryMb: number
  /** The resident memory of the process, which has only this peer, after its last answer. */
  readonly rssMb: number
}

/** Accuracy, as shares of the questions (0…1). */
export type Quality = {
  readonly top1: number
  readonly top3: number
  /** How well the confidence of the first candidate separates questions in scope from those far from the field of the set. */
  readonly auroc?: number
  /** The same for questions near the field that no intent answers. */
  readonly aurocNear?: number
  readonly noisyTop1: Readonly<Partial<Record<Noise, number>>>
}

export type Measurement = { readonly cost: Cost; readonly quality?: Quality }

/** The outcome of a job. `stage` says what the peer was doing when it ran out of time. */
export type Outcome =
  | { readonly status: 'measured'; readonly measurement: Measurement }
  | { readonly status: 'cut-off'; readonly stage: string }
  | { readonly status: 'failed'; readonly message: string }
  | { readonly status: 'skipped'; readonly reason: string }

export type Result = { readonly job: Job; readonly outcome: Outcome }

/** A message from the measuring process. */
export type Message =
  | { readonly kind: 'stage'; readonly stage: string }
  | { readonly kind: 'done'; readonly measurement: Measurement }
  | { readonly kind: 'failed'; readonly message: string }
