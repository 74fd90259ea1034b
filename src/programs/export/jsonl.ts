import type { Edition } from './answers.ts'
import type { OutputFile } from './folder.ts'
import type { WrittenAnswer } from './written-answer.ts'

/** An answer as one object without markup; what differs locally and that no rule was found are among `more`. */
function toRecord(answer: WrittenAnswer, { t, day }: Edition) {
  const { topic, locale, title, short, steps, details, local, law, places, hotlines, reviewed, reviewBy } = answer
  const more = [
    ...details,
    ...(local === undefined ? [] : [`${t('answer.differsLocally')}${t('answer.colon')}${local}`]),
    ...(answer.hasNoRule ? [t('answer.noRule')] : []),
  ]
  return {
    ...{ topic, locale, title, short, steps, more, law },
    places: places.map(({ articles: _, source: __, ...place }) => place),
    ...{ hotlines, reviewed, reviewBy, day },
  }
}

/** One file with one JSON object a line: a topic in a language. */
export function jsonlFiles(editions: readonly Edition[]): readonly OutputFile[] {
  const lines = editions.flatMap((edition) => edition.answers.map((answer) => toRecord(answer, edition)))
  return [{ path: 'answers.jsonl', text: lines.map((line) => `${JSON.stringify(line)}\n`).join('') }]
}
