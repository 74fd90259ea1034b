import type { Calibration } from '../matching/calibration.ts'
import { evidenceFor, type Judgement, weighStandings } from '../matching/confidence.ts'
import { type LogisticCurve, probabilityOf } from '../matching/curve.ts'
import type { Standing } from '../matching/model.ts'
import type { Share } from '../matching/shares.ts'
import { chooseCutOffs, defaultCutOffs, type Trial } from './choose-cut-offs.ts'
import { fitLogistic, type Observation } from './logistic.ts'

/** A question whose answer is known, as a model that has not seen it stands to it. */
export type KnownQuestion = {
  readonly standings: readonly Standing[]
  readonly isOurField: boolean
  /** Whether a topic answers it, and which do. */
  readonly isInScope: boolean
  readonly isRight: (topic: string) => boolean
  /** Counts it more or less than others. */
  readonly weight: number
}

/** Which of these tells best is found out for each knowledge base. */
const temperatures = [0.08, 0.1, 0.12, 0.15, 0.2]

/** Each part of the questions is judged by a curve that was fitted to the others. */
const folds = 5

/** More questions say nothing more about how sure to be. */
const mostQuestions = 4000

/** Keeps the curve finite where a knowledge base is so small that every question is right. */
const noEvidence: Observation = { evidence: [0, 0, 0], isTrue: false, weight: 1 }

/** The evidence of a question at a temperature. */
type Weighed = {
  readonly question: KnownQuestion
  readonly best: Share | undefined
  readonly evidence: readonly number[]
  readonly isTalk: boolean
}

function weigh(question: KnownQuestion, temperature: number, judgement: Judgement): Weighed {
  const { shares, best } = weighStandings(question.standings, temperature, judgement)
  const isTalk = shares.some(
    ({ intent, share }) => judgement.intents.get(intent)?.kind !== 'topic' && share >= defaultCutOffs.talk,
  )
  return { question, best, isTalk, evidence: best ? evidenceFor(best, question.isOurField) : noEvidence.evidence }
}

const isRight = ({ question, best }: Weighed): boolean => best !== undefined && question.isRight(best.intent)

const fitCurve = (weighed: readonly Weighed[]): LogisticCurve =>
  fitLogistic([
    noEvidence,
    ...weighed.map((one) => ({ evidence: one.evidence, isTrue: isRight(one), weight: one.question.weight })),
  ])

/** For each question the confidence that a curve gives which was fitted without it. */
function crossFit(weighed: readonly Weighed[]): readonly number[] {
  const curves = Array.from({ length: folds }, (_, fold) =>
    fitCurve(weighed.filter((_one, index) => index % folds !== fold)),
  )
  return weighed.map(({ evidence }, index) => {
    const curve = curves[index % folds]
    return curve ? probabilityOf(evidence, curve) : 0
  })
}

/** How much the confidences surprise: the mean of the negative logarithms of what they gave to what was true. */
function surprise(weighed: readonly Weighed[], confidences: readonly number[]): number {
  const bounded = (confidence: number): number => Math.min(1 - 1e-6, Math.max(1e-6, confidence))
  const losses = weighed.map((one, index) => {
    const confidence = bounded(confidences[index] ?? 0)
    return -one.question.weight * Math.log(isRight(one) ? confidence : 1 - confidence)
  })
  return losses.reduce((sum, loss) => sum + loss, 0)
}

const sampleOf = (questions: readonly KnownQuestion[]): readonly KnownQuestion[] => {
  const step = Math.ceil(questions.length / mostQuestions)
  return step <= 1 ? questions : questions.filter((_, index) => index % step === 0)
}

/**
 * Confidence that means what it says, and cut-offs that keep to the risk we take, from questions whose answers are known. Every question is judged
 * by a curve that was fitted without it.
 */
export function calibrate(questions: readonly KnownQuestion[], judgement: Judgement): Calibration {
  const sample = sampleOf(questions)
  const trials = temperatures.map((temperature) => {
    const weighed = sample.map((question) => weigh(question, temperature, judgement))
    const confidences = crossFit(weighed)
    return { temperature, weighed, confidences, loss: surprise(weighed, confidences) }
  })
  const { temperature, weighed, confidences } = trials.reduce((best, next) => (next.loss < best.loss ? next : best))
  const judged = weighed.map(
    (one, index): Trial => ({
      confidence: confidences[index] ?? 0,
      isTalk: one.isTalk,
      isOurField: one.question.isOurField,
      isInScope: one.question.isInScope,
      isRight: isRight(one),
    }),
  )
  return { temperature, curve: fitCurve(weighed), cutOffs: chooseCutOffs(judged) }
}
