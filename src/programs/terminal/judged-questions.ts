import type { Knowledge } from '../../knowledge/knowledge.ts'
import { type Judged, ratesOf } from '../../learning/evaluation.ts'

type Outcome = { readonly name: string; readonly isGood: boolean }

/** The outcome of a question in the words of the tables: its rates are those of a file with one question. */
function outcomeOf(judged: Judged, knowledge: Knowledge): Outcome {
  const { inScope, outOfScope } = ratesOf([judged], knowledge)
  const outcomes: readonly (readonly [number, string, boolean])[] = [
    [inScope.answeredRight, 'right', true],
    [inScope.answeredWrong, 'wrong', false],
    [inScope.presumedRight, 'presumed', true],
    [inScope.presumedWrong, 'presumed wrong', false],
    [inScope.offeredRight, 'offered', true],
    [inScope.offeredWrong, 'missed', false],
    [inScope.fallback, 'fell back', false],
    [outOfScope.answered, 'by topic', false],
    [outOfScope.presumed, 'presumed', false],
    [outOfScope.offered, 'offered', false],
    [outOfScope.rightClass, 'right class', true],
  ]
  const [, name, isGood] = outcomes.find(([share]) => share === 1) ?? [1, 'wrong class', false]
  return { name, isGood }
}

/** A line for a question with its outcome. If the outcome was not good, the candidates follow. */
export function describeJudged(judged: Judged, knowledge: Knowledge): readonly string[] {
  const { name, isGood } = outcomeOf(judged, knowledge)
  const line = `  ${isGood ? '✓' : '✗'} ${name.padEnd(14)} ${judged.question.text}`
  const candidates = judged.candidates.map(({ intent, confidence }) => `${intent} ${confidence.toFixed(2)}`)
  return isGood ? [line] : [line, `${' '.repeat(19)}← ${candidates.join(', ') || 'no candidate'}`]
}
