import type { Facts, GuidedSituation } from '../knowledge/situation.ts'
import { nextQuestion, optionsFor, outcomeOf } from './triage.ts'

/** One way through the questions: the answers in order, and the outcome. */
export type TriagePath = {
  readonly answers: readonly { readonly question: string; readonly option: string }[]
  readonly facts: Facts
  readonly outcome: string
}

/** Every way through the questions, from what is known. */
export function triagePaths(
  situation: GuidedSituation,
  facts: Facts = {},
  answers: TriagePath['answers'] = [],
): readonly TriagePath[] {
  const question = nextQuestion(situation, facts)
  if (!question) return [{ answers, facts, outcome: outcomeOf(situation, facts).id }]
  return optionsFor(question, facts).flatMap(({ id }) =>
    triagePaths(situation, { ...facts, [question.id]: id }, [...answers, { question: question.id, option: id }]),
  )
}
