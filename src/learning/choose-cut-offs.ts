import type { CutOffs } from '../matching/calibration.ts'
import { lowerBound, upperBound } from './bounds.ts'

/** For knowledge bases with too few questions to measure; {@link chooseCutOffs} replaces what it can measure. */
export const defaultCutOffs: CutOffs = {
  private: { answer: 0.8, presumed: 0.55, offer: 0.12 },
  group: { answer: 0.9, offer: 0.3 },
  talk: 0.5,
  evenness: 0.3,
  option: 0.1,
  mass: 0.95,
}

/** The shares of questions that may be answered wrongly: in scope by another topic than theirs, out of scope by any. */
const risk = { inScope: 0.01, outOfScope: 0.01, outOfScopeInGroups: 0.005, outOfScopePresumed: 0.04 }

/** How often a presumed answer has to be right, at least with 95 % certainty. */
const presumedRight = 0.8

/** The fewest questions of a kind for which a rate of one percent can be measured. */
const leastMeasured = 250

/** The outcome of a question that was never learnt. */
export type Trial = {
  /** How sure it was of the best topic. */
  readonly confidence: number
  /** Whether a class of talk replies instead of a topic. */
  readonly isTalk: boolean
  readonly isOurField: boolean
  readonly isRight: boolean
  /** Whether a topic answers the question at all. */
  readonly isInScope: boolean
}

const hundredths = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => (from + index) / 100)

const count = <T>(all: readonly T[], isSo: (one: T) => boolean): number => all.filter(isSo).length

/** The lowest of the steps that `isBearable`; the highest where none is. */
const lowest = (steps: readonly number[], isBearable: (step: number) => boolean): number =>
  steps.find(isBearable) ?? steps.at(-1) ?? 1

/**
 * The lowest cut-offs that keep to the risk we take: with 95 % certainty at most 1 % of the questions in scope are answered wrongly and at least
 * 80 % of the presumed answers are right; of the questions out of scope at most 1 % are answered (in groups 0.5 %) and 4 % as presumed.
 */
export function chooseCutOffs(trials: readonly Trial[]): CutOffs {
  const inScope = count(trials, (trial) => trial.isInScope)
  const outOfScope = trials.length - inScope
  if (Math.min(inScope, outOfScope) < leastMeasured) return defaultCutOffs
  const shown = trials.filter(({ isTalk }) => !isTalk)
  const within = (from: number, to: number) => shown.filter(({ confidence }) => confidence >= from && confidence < to)
  const strangers = (some: readonly Trial[]): number => count(some, (trial) => !trial.isInScope) / outOfScope
  const wrong = (some: readonly Trial[]): number => count(some, (trial) => trial.isInScope && !trial.isRight)

  const answer = lowest(hundredths(60, 98), (from) => {
    const answered = within(from, 2)
    return upperBound(wrong(answered) / inScope, inScope) <= risk.inScope && strangers(answered) <= risk.outOfScope
  })
  const presumed = lowest(hundredths(30, Math.round(100 * answer)), (from) => {
    const band = within(from, answer)
    const own = count(band, (trial) => trial.isInScope)
    const right = own === 0 ? 1 : 1 - wrong(band) / own
    return (own === 0 || lowerBound(right, own) >= presumedRight) && strangers(band) <= risk.outOfScopePresumed
  })
  const inGroups = lowest(hundredths(Math.round(100 * Math.max(answer, defaultCutOffs.group.answer)), 99), (from) => {
    const answered = within(from, 2).filter(({ isOurField }) => isOurField)
    return strangers(answered) <= risk.outOfScopeInGroups
  })
  return {
    ...defaultCutOffs,
    private: { ...defaultCutOffs.private, answer, presumed },
    group: { ...defaultCutOffs.group, answer: inGroups },
  }
}
