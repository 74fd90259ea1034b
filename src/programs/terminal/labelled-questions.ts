import type { LabelledQuestion } from '../../learning/labelled-question.ts'
import type { QuestionFile } from '../../learning/question-files.ts'

const labelOf = ({ topic, kind }: LabelledQuestion): string => topic ?? kind ?? ''

/** Only the questions of one topic, or of one kind out of scope; files without any are left out. Throws an error that lists what there is when no file has one. */
export function onlyAbout(topic: string, files: readonly QuestionFile[]): readonly QuestionFile[] {
  const own = files.map(({ path, questions }) => ({
    path,
    questions: questions.filter((one) => labelOf(one) === topic),
  }))
  const found = own.filter(({ questions }) => questions.length > 0)
  if (found.length > 0) return found
  const labels = new Set(files.flatMap(({ questions }) => questions.map(labelOf)))
  throw new Error(`No question is about "${topic}". There are questions about ${[...labels].sort().join(', ')}.`)
}
