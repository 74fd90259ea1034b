import type { DataSet } from './data-sets.ts'
import type { Line } from './line.ts'
import type { Quality } from './measurement.ts'
import type { Ask, Candidate } from './peers/peer.ts'
import { readLines, readStrangers } from './read-lines.ts'
import { areaUnderCurve } from './statistics.ts'

type Candidates = readonly Candidate[]

async function askAll(ask: Ask, questions: readonly { readonly text: string }[]): Promise<readonly Candidates[]> {
  const answers: Candidates[] = []
  for (const { text } of questions) answers.push(await ask(text))
  return answers
}

const shareWithin = (places: number, questions: readonly Line[], answers: readonly Candidates[]): number =>
  questions.filter(({ intent }, index) =>
    answers[index]?.slice(0, places).some((candidate) => candidate.intent === intent),
  ).length / questions.length

const confidencesOf = (answers: readonly Candidates[]): readonly number[] =>
  answers.map(([first]) => first?.confidence ?? 0)

/** The files of a data set except the training file, read and checked. */
export function readQuestions({ test, oos, noisy }: DataSet) {
  return {
    test: readLines(test),
    strangers: oos === undefined ? [] : readStrangers(oos),
    noisy: Object.entries(noisy).map(([noise, path]) => ({ noise, lines: readLines(path) })),
  }
}

/** Measures how well a trained peer understands the questions of a data set. Tells `enter` what is being asked. */
export async function measureQuality(
  ask: Ask,
  { test, strangers, noisy }: ReturnType<typeof readQuestions>,
  enter: (stage: string) => void,
): Promise<Quality> {
  enter('asking test questions')
  const answers = await askAll(ask, test)
  enter('asking questions out of scope')
  const foreign = confidencesOf(await askAll(ask, strangers))
  const isNear = strangers.map(({ kind }) => kind === 'near')
  const [near, far] = [foreign.filter((_, index) => isNear[index]), foreign.filter((_, index) => !isNear[index])]
  const noisyTop1: Record<string, number> = {}
  for (const { noise, lines } of noisy) {
    enter(`asking questions with noise (${noise})`)
    noisyTop1[noise] = shareWithin(1, lines, await askAll(ask, lines))
  }
  const own = confidencesOf(answers)
  return {
    top1: shareWithin(1, test, answers),
    top3: shareWithin(3, test, answers),
    ...(far.length > 0 && { auroc: areaUnderCurve(own, far) }),
    ...(near.length > 0 && { aurocNear: areaUnderCurve(own, near) }),
    noisyTop1,
  }
}
