import type { Knowledge } from '../knowledge/knowledge.ts'
import { isInScope, type Judged } from './evaluation.ts'
import { isRightFor } from './labelled-question.ts'

/** A topic confused with another one: how often, and an example. */
export type Confusion = {
  readonly wanted: string
  readonly found: string
  readonly n: number
  readonly example: string
}

/** The confused topics, the most frequent first. */
export function confusionsOf(judged: readonly Judged[], { roles }: Knowledge): readonly Confusion[] {
  const wrong = judged.filter(
    (one) => isInScope(one) && !isRightFor(one.question, one.candidates[0]?.intent ?? '', roles, 'lenient'),
  )
  const pairs = Map.groupBy(
    wrong,
    ({ question, candidates }) => `${question.topic} ${candidates[0]?.intent ?? 'nothing'}`,
  )
  return [...pairs]
    .map(([pair, own]) => {
      const [wanted = '', found = ''] = pair.split(' ')
      return { wanted, found, n: own.length, example: own[0]?.question.text ?? '' }
    })
    .sort((a, b) => b.n - a.n || a.wanted.localeCompare(b.wanted))
}
