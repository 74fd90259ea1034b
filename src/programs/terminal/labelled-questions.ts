import type { LabelledQuestion } from '../../learning/labelled-question.ts'
import type { QuestionFile } from '../../learning/question-files.ts'

const labelOf = ({ topic, kind }: LabelledQuestion): string => topic ?? kind ?? ''

/** The topics, and the kinds out of scope, that questions are about. */
export function labelsIn(files: readonly QuestionFile[]): readonly string[] {
  return [...new Set(files.flatMap(({ questions }) => questions.map(labelOf)))]
}

/** Only the questions of one topic, or of one kind out of scope; files without any are left out. */
export function onlyAbout(topic: string, files: readonly QuestionFile[]): readonly QuestionFile[] {
  return files
    .map(({ path, questions }) => ({ path, questions: questions.filter((one) => labelOf(one) === topic) }))
    .filter(({ questions }) => questions.length > 0)
}
