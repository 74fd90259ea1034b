import type { Situation, SlotQuestion } from '../knowledge/situation.ts'

/** More are never asked in a row. */
const mostQuestions = 4

/** The questions whose slots are not known yet, in the order in which they are asked. `unknown` is an answer too. */
export function missingQuestions(
  { questions }: Pick<Situation, 'questions'>,
  known: Readonly<Record<string, string>>,
): readonly SlotQuestion[] {
  return questions.filter(({ id }) => known[id] === undefined).slice(0, mostQuestions)
}
