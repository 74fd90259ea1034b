import type { LogisticCurve } from './curve.ts'

/** From which confidence (0…1) of the best topic on the bot does what. */
export type CutOffs = {
  /** In a private chat: answer at once, show the short answer as presumed, ask back. */
  readonly private: { readonly answer: number; readonly presumed: number; readonly offer: number }
  /** In a group, where only questions that name our field are answered, and nothing is presumed. */
  readonly group: { readonly answer: number; readonly offer: number }
  /** The confidence that a class of talk needs to reply. */
  readonly talk: number
  /** Options are weighed by their confidences to this power (0…1): the lower, the more evenly, as more topics may be meant than the likeliest. */
  readonly evenness: number
  /** The part of all options' weight that an option needs. */
  readonly option: number
  /** Options are added until they hold this part of it. */
  readonly mass: number
}

/** How sure to be, and what to do with it. */
export type Calibration = {
  /** How flat the shares are: sides are divided by it before they become shares. */
  readonly temperature: number
  /** From the evidence for the best topic to the probability that it is meant. */
  readonly curve: LogisticCurve
  readonly cutOffs: CutOffs
}
