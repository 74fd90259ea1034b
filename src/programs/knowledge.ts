import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { parseCitation } from '../knowledge/citation.ts'
import type { Intent, Knowledge } from '../knowledge/knowledge.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import { print, run } from './terminal/output.ts'

/** Han characters take two columns of a terminal. */
const pad = (text: string, columns: number): string => {
  const width = [...text].reduce(
    (sum, character) => sum + (/[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u.test(character) ? 2 : 1),
    0,
  )
  return text + ' '.repeat(Math.max(1, columns - width))
}

const countOf = (intent: Intent, locale: string): number => intent.utterances[locale]?.length ?? 0

/** Every topic and class with its utterances, citations and dates, and the sums. */
function printTable({ intents, laws }: Knowledge): void {
  print(
    `${pad('topic', 30)}${pad('title', 30)}${pad('section', 10)}${pad('scope', 10)}   en   zh  cites  reviewed    review by`,
  )
  for (const intent of intents.values()) {
    const cites = new Set(
      intent.variants.flatMap(({ citations }) => citations.map(({ law, article }) => `${law}#${article}`)),
    ).size
    const numbers = [countOf(intent, 'en'), countOf(intent, 'zh-Hans')]
      .map((count) => String(count).padStart(5))
      .join('')
    print(
      `${pad(intent.id, 30)}${pad(intent.title['zh-Hans'] ?? '', 30)}${pad(intent.section, 10)}${pad(intent.scope, 10)}${numbers}${String(cites).padStart(7)}  ${intent.variants[0].reviewed}  ${intent.variants[0].reviewBy}`,
    )
  }
  const all = [...intents.values()]
  const sum = (locale: string): number => all.reduce((total, intent) => total + countOf(intent, locale), 0)
  const topics = all.filter(({ kind }) => kind === 'topic').length
  const articles = [...laws.values()].reduce((total, law) => total + law.articles.size, 0)
  print(
    `${topics} topics, ${all.length - topics} out-of-scope classes, ${sum('en')} English and ${sum('zh-Hans')} Chinese utterances, ${articles} articles of ${laws.size} laws and documents`,
  )
}

/** The topics that cite an article, or any article of a law. */
function printCiting(written: string, { intents }: Knowledge): void {
  const [law, article] = written.includes('#')
    ? [parseCitation(written).law, parseCitation(written).article]
    : [written, undefined]
  const citing = [...intents.values()].filter(({ variants }) =>
    variants.some(({ citations }) =>
      citations.some((citation) => citation.law === law && (article === undefined || citation.article === article)),
    ),
  )
  for (const intent of citing) print(`${pad(intent.id, 30)}${intent.title['zh-Hans']}`)
  print(`${citing.length} topics cite ${written}.`)
}

/** `npm run knowledge`: the table of all topics; `-- --cites social-insurance-law#86` those that cite an article. */
function main(): void {
  const { values } = parseArgs({ options: { cites: { type: 'string' } } })
  const knowledge = loadKnowledge(join(import.meta.dirname, '../../intents'))
  if (values.cites === undefined) printTable(knowledge)
  else printCiting(values.cites, knowledge)
}

await run(main)
