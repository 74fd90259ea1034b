import { countBy, countQuestions, listQuestions, type QuestionFilter } from '../../store/asked.ts'
import type { Database } from '../../store/database/schema.ts'
import { nearest } from '../terminal/nearest.ts'
import { minuteInChina } from './moments.ts'

/** Says that a filter lets nothing through, what there is instead, and the topic that was probably meant. */
export async function nothingMatches(database: Database, { topic }: QuestionFilter): Promise<string> {
  const { questions } = await countQuestions(database, {})
  if (questions === 0)
    return 'No question is stored. Either nobody has asked one yet, or all of them are older than RETENTION_DAYS.'
  const [newest] = await listQuestions(database, {}, 1)
  const latest = newest ? `, the latest of ${minuteInChina(newest.askedAt)} in China` : ''
  const nothing = `No question matches. ${questions} are stored${latest}.`
  if (topic === undefined) return nothing
  const topics = (await countBy(database, 'topic', {})).flatMap(({ value }) => value ?? [])
  const meant = topics.includes(topic) ? undefined : nearest(topic, topics)
  return meant === undefined ? nothing : `${nothing} Did you mean --topic ${meant}?`
}
