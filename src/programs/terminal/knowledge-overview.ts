import { type Intent, type Knowledge, variantOn } from '../../knowledge/knowledge.ts'
import { print } from './output.ts'
import { type Column, tableOf } from './table.ts'

const columns: readonly Column[] = [
  { head: 'topic' },
  { head: 'title' },
  { head: 'section' },
  { head: 'scope' },
  { head: 'en', isNumber: true },
  { head: 'zh', isNumber: true },
  { head: 'cites', isNumber: true },
  { head: 'reviewed' },
  { head: 'review by' },
]

/** One row of the overview: the dates and citations of an intent's answer on `day` (`YYYY-MM-DD`). */
function rowOf(intent: Intent, day: string) {
  const { reviewed, reviewBy, citations } = variantOn(intent, day)
  return {
    id: intent.id,
    kind: intent.kind,
    title: intent.title['zh-Hans'] ?? '',
    section: intent.section,
    scope: intent.scope,
    en: intent.utterances.en?.length ?? 0,
    zh: intent.utterances['zh-Hans']?.length ?? 0,
    citations: new Set(citations.map(({ law, article }) => `${law}#${article}`)).size,
    reviewed,
    reviewBy,
  }
}

/** Intents with their utterances, citations and dates on a day, and the sums over all of them. */
export function overviewOf({ intents, laws }: Knowledge, ids: readonly string[], day: string) {
  const all = [...intents.values()].map((intent) => rowOf(intent, day))
  const sum = (of: 'en' | 'zh'): number => all.reduce((total, row) => total + row[of], 0)
  const topics = all.filter(({ kind }) => kind === 'topic').length
  return {
    day,
    intents: ids.length === 0 ? all : all.filter(({ id }) => ids.includes(id)),
    sums: {
      topics,
      outOfScope: all.length - topics,
      en: sum('en'),
      zh: sum('zh'),
      articles: [...laws.values()].reduce((total, law) => total + law.articles.size, 0),
      laws: laws.size,
    },
  }
}

/** Prints the table, and the sums under it. */
export function printOverview({ intents, sums }: ReturnType<typeof overviewOf>): void {
  const rows = intents.map(({ id, title, section, scope, en, zh, citations, reviewed, reviewBy }) => [
    ...[id, title, section, scope],
    ...[en, zh, citations, reviewed, reviewBy],
  ])
  print(tableOf(columns, rows))
  print(
    `${sums.topics} topics, ${sums.outOfScope} out-of-scope classes, ${sums.en} English and ${sums.zh} Chinese utterances, ${sums.articles} articles of ${sums.laws} laws and documents`,
  )
}
