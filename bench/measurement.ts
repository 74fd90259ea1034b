import type { DataSet, Noise } from './data-sets.ts'
import type { PeerName } from './peers/peers.ts'
import type { Timing } from './timing.ts'

/** One peer on one data set, or on so many recombined utterances of some. */
export type Job =
  | { readonly kind: 'set'; readonly peer: PeerName; readonly data: DataSet }
  | { readonly kind: 'growth'; readonly peer: PeerName; readonly size: number; readonly data: readonly DataSet[] }

/** What it costs. Times in milliseconds, memory in megabytes. */
export type Cost = Timing & {
  readonly fitMs: number
  /** The part of `fitMs` that a product would do beforehand and store. */
  readonly storableMs?: number
  /** What is in use after collecting garbage, between before the peer is loaded and after its last answer. */
  readonly memoryMb: number
  /** What the operating system has given to the process that holds only this peer, after its last answer. */
  readonly rssMb: number
}

/** How well it understands; shares of the questions (0…1). */
export type Quality = {
  readonly top1: number
  readonly top3: number
  /** How well the confidence of the first candidate tells questions in scope from those far from the field of the set. */
  readonly auroc?: number
  /** The same for questions that are near the field, but that no intent answers. */
  readonly aurocNear?: number
  readonly noisyTop1: Readonly<Partial<Record<Noise, number>>>
}

export type Measurement = { readonly cost: Cost; readonly quality?: Quality }

/** What came of a job. `stage` says what the peer was doing when its time was up. */
export type Outcome =
  | { readonly status: 'measured'; readonly measurement: Measurement }
  | { readonly status: 'cut-off'; readonly stage: string }
  | { readonly status: 'failed'; readonly message: string }
  | { readonly status: 'skipped'; readonly reason: string }

export type Result = { readonly job: Job; readonly outcome: Outcome }

/** What the measuring process tells on its way. */
export type Message =
  | { readonly kind: 'stage'; readonly stage: string }
  | { readonly kind: 'done'; readonly measurement: Measurement }
  | { readonly kind: 'failed'; readonly message: string }
