import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Judged } from './evaluation.ts'
import { isRightFor } from './labelled-question.ts'

/** One band of a reliability diagram: questions whose best topic had about this confidence, how sure on average, and how often it was right. */
export type Band = {
  readonly from: number
  readonly to: number
  readonly n: number
  readonly confidence: number
  readonly right: number
}

const bands = 10

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** Whether confidence means what it says, in ten bands. For a question out of scope no topic is right. Empty bands are left out. */
export function reliabilityOf(judged: readonly Judged[], { intents, roles }: Knowledge): readonly Band[] {
  const known = judged.map(({ question, candidates }) => {
    const best = candidates.find(({ intent }) => intents.get(intent)?.kind === 'topic')
    const isRight = best !== undefined && isRightFor(question, best.intent, roles, 'lenient')
    return { confidence: best?.confidence ?? 0, right: isRight ? 1 : 0 }
  })
  return Array.from({ length: bands }, (_, index) => ({ from: index / bands, to: (index + 1) / bands })).flatMap(
    ({ from, to }) => {
      const own = known.filter(({ confidence }) => confidence >= from && (confidence < to || to === 1))
      if (own.length === 0) return []
      const [confidence, right] = [mean(own.map((one) => one.confidence)), mean(own.map((one) => one.right))]
      return [{ from, to, n: own.length, confidence, right }]
    },
  )
}

/** How far confidence is from the truth (0…1): the mean distance between the two over all questions (expected calibration error). */
export function calibrationErrorOf(diagram: readonly Band[]): number {
  const n = diagram.reduce((sum, band) => sum + band.n, 0)
  return n === 0 ? 0 : diagram.reduce((sum, band) => sum + (band.n / n) * Math.abs(band.confidence - band.right), 0)
}
