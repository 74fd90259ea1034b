import type { Noise, SetName } from './data-sets.ts'
import type { PeerName } from './peers/peers.ts'

/** One peer on one data set, or on so many recombined utterances. */
export type Job =
  | { readonly kind: 'set'; readonly peer: PeerName; readonly set: SetName; readonly isFull: boolean }
  | { readonly kind: 'growth'; readonly peer: PeerName; readonly size: number; readonly sets: readonly SetName[] }

/** What it costs. Times in milliseconds; memory in megabytes, between before the peer is loaded and after its last answer. */
export type Cost = {
  readonly fitMs: number
  /** The part of `fitMs` that a product would do beforehand and store. */
  readonly storableMs?: number
  readonly medianMs: number
  readonly p99Ms: number
  readonly memoryMb: number
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
