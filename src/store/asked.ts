import { type Expression, type ExpressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Database, Tables } from './database/schema.ts'
import type { AskedQuestion } from './questions.ts'

/** Which questions are meant; what is missing does not matter. `before` itself is excluded; `lang`: a language or one script of it; `words`: all must occur. */
export type QuestionFilter = {
  readonly from?: Date
  readonly before?: Date
  readonly lang?: string
  readonly topic?: string
  readonly outcome?: string
  readonly confidenceBelow?: number
  readonly words?: readonly string[]
}

/** As a pattern of LIKE in which nothing but the text itself matches. */
const literally = (text: string): string => text.toLowerCase().replace(/[\\%_]/g, '\\$&')

function conditionsOf(filter: QuestionFilter, is: ExpressionBuilder<Tables, 'questions'>): Expression<SqlBool>[] {
  const { from, before, lang, topic, outcome, confidenceBelow, words = [] } = filter
  const like = (column: 'locale' | 'question', pattern: string) =>
    sql<SqlBool>`lower(${sql.ref(column)}) like ${pattern} escape '\\'`
  return [
    ...(from ? [is('asked_at', '>=', from.getTime())] : []),
    ...(before ? [is('asked_at', '<', before.getTime())] : []),
    ...(lang ? [is.or([like('locale', literally(lang)), like('locale', `${literally(lang)}-%`)])] : []),
    ...(topic ? [is('topic', '=', topic)] : []),
    ...(outcome ? [is('outcome', '=', outcome)] : []),
    ...(confidenceBelow === undefined ? [] : [is('confidence', '<', confidenceBelow)]),
    ...words.map((word) => like('question', `%${literally(word)}%`)),
  ]
}

const those = (database: Database, filter: QuestionFilter) =>
  database.selectFrom('questions').where((is) => is.and(conditionsOf(filter, is)))

/** The questions that a filter lets through, the newest first, at most `limit` of them. */
export async function listQuestions(
  database: Database,
  filter: QuestionFilter,
  limit?: number,
): Promise<readonly AskedQuestion[]> {
  const all = those(database, filter).selectAll().orderBy('asked_at', 'desc').orderBy('id')
  const rows = await (limit === undefined ? all : all.limit(limit)).execute()
  return rows.map(({ asked_at, topic, confidence, ...rest }) => ({
    ...rest,
    askedAt: new Date(asked_at),
    ...(topic !== null && { topic }),
    ...(confidence !== null && { confidence }),
  }))
}

/** How many questions there are, and from how many different people. */
export type Count = { readonly questions: number; readonly people: number }

const counted = [sql<number>`count(*)`.as('questions'), sql<number>`count(distinct person)`.as('people')] as const

/** How many questions a filter lets through. */
export async function countQuestions(database: Database, filter: QuestionFilter): Promise<Count> {
  return those(database, filter).select(counted).executeTakeFirstOrThrow()
}

/** What questions can be counted by. */
export const groupings = ['topic', 'outcome', 'language', 'day'] as const
export type Grouping = (typeof groupings)[number]

/** A day is one in China (UTC+8), as a number of days since 1970. */
const groups: Readonly<Record<Grouping, RawBuilder<string | number | null>>> = {
  topic: sql`topic`,
  outcome: sql`outcome`,
  language: sql`locale`,
  day: sql`(asked_at + 28800000) / 86400000`,
}

/** A group of questions; `value` is `null` for questions without a topic, `YYYY-MM-DD` for a day. */
export type GroupCount = Count & { readonly value: string | null }

const dayOf = (days: number): string => new Date(days * 24 * 3600 * 1000).toISOString().slice(0, 10)

/** How many questions there are in each group, the largest first; days in their order. */
export async function countBy(
  database: Database,
  by: Grouping,
  filter: QuestionFilter,
): Promise<readonly GroupCount[]> {
  const group = groups[by]
  const query = those(database, filter)
    .select([group.as('value'), ...counted])
    .groupBy(group)
  const ordered = by === 'day' ? query.orderBy(group) : query.orderBy('questions', 'desc').orderBy(group)
  const rows = await ordered.execute()
  return rows.map(({ value, ...count }) => ({ ...count, value: typeof value === 'number' ? dayOf(value) : value }))
}
