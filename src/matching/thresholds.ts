/** Where we answer and where we ask back, as confidences of 0…1. */
export type Thresholds = {
  /** What an answer needs; and what a topic's answer needs for a question that does not name our field. */
  readonly answer: number
  readonly answerOutside: number
  /** The lead over the second candidate that an answer needs. */
  readonly margin: number
  /** From where we ask back: a question that names our field, and one that does not. */
  readonly offer: number
  readonly offerOutside: number
  /** From where an intent is one of the options. */
  readonly option: number
}

/** For knowledge bases too small to measure; {@link chooseThresholds} replaces the first two (docs/decisions/0007-thresholds.md). */
export const defaultThresholds: Thresholds = {
  answer: 0.5,
  answerOutside: 0.5,
  margin: 0.2,
  offer: 0.12,
  offerOutside: 0.3,
  option: 0.02,
}

/** The shares of questions that may be answered wrongly: in scope by another topic than theirs, out of scope by any. */
const risk = { inScope: 0.02, outOfScope: 0.01 }

/** Rates of a percent mean nothing below so many questions of a kind. */
const leastMeasured = 300

/** What became of a question that was never learnt: the nearest intent, how sure, and what the question is. */
export type Trial = {
  readonly confidence: number
  /** The lead over the second candidate. */
  readonly lead: number
  readonly isOurField: boolean
  /** What came out nearest: a topic, a class of talk with a reply of its own, or the background class, which is never answered. */
  readonly found: 'topic' | 'class' | 'other'
  readonly isRight: boolean
  /** Whether the question belongs to a topic that the model knows, or to none. */
  readonly isInScope: boolean
}

/** Hundredths from 0.5 to 0.95. */
const steps = Array.from({ length: 46 }, (_, index) => (50 + index) / 100)

/** How many trials would be answered from `answer` on, rightly and wrongly. A reply of a class where none is due is as wrong as a topic's. */
function countAnswered(trials: readonly Trial[], answer: number, margin: number) {
  const answered = trials.filter(
    ({ confidence, lead, found }) => found !== 'other' && confidence >= answer && lead >= margin,
  )
  const inScope = answered.filter((trial) => trial.isInScope)
  const right = inScope.filter(({ isRight }) => isRight).length
  const outOfScope = answered.filter((trial) => !trial.isInScope && trial.found === 'topic').length
  return { right, wrong: inScope.length - right, outOfScope }
}

/**
 * The lowest thresholds for an answer that keep the wrong ones within the risk we take: at most 2 % of the questions in scope, 1 % of those out of
 * scope. Of all pairs that do, the one that answers most rightly; the strictest pair where none does.
 */
export function chooseThresholds(trials: readonly Trial[]): Thresholds {
  const inScope = trials.filter((trial) => trial.isInScope).length
  const outOfScope = trials.length - inScope
  if (Math.min(inScope, outOfScope) < leastMeasured) return defaultThresholds
  const { margin } = defaultThresholds
  // A class of talk is answered as soon as a question of our field would be: the strictness is against topics where none is meant.
  const count = (isOurs: boolean) => {
    const own = trials.filter(({ isOurField, found }) => (isOurField || found === 'class') === isOurs)
    return steps.map((answer) => ({ answer, ...countAnswered(own, answer, margin) }))
  }
  const outside = count(false)
  const pairs = count(true).flatMap((one) => outside.map((other) => ({ one, other })))
  const bearable = pairs.filter(
    ({ one, other }) =>
      one.answer <= other.answer &&
      one.wrong + other.wrong <= risk.inScope * inScope &&
      one.outOfScope + other.outOfScope <= risk.outOfScope * outOfScope,
  )
  const [best] = bearable.sort((a, b) => b.one.right + b.other.right - (a.one.right + a.other.right))
  const strictest = steps.at(-1) ?? 1
  return {
    ...defaultThresholds,
    answer: best?.one.answer ?? strictest,
    answerOutside: best?.other.answer ?? strictest,
  }
}
