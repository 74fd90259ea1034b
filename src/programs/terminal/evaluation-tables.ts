import type { Knowledge } from '../../knowledge/knowledge.ts'
import { confusionsOf, type Judged, type Rates, ratesOf, reliabilityOf } from '../../learning/evaluation.ts'
import { print } from './output.ts'

const shownConfusions = 12

const percent = (value: number): string => (100 * value).toFixed(1).padStart(6)

function printInScope(name: string, { inScope }: Rates): void {
  const { n, top1, top3, directRight, directWrong, offeredRight, offeredWrong, fallback } = inScope
  const shares = [top1, top3, directRight, directWrong, offeredRight, offeredWrong, fallback].map(percent).join('  ')
  if (n > 0) print(`  ${name.padEnd(34)}${String(n).padStart(4)}  ${shares}`)
}

function printOutOfScope(name: string, { outOfScope }: Rates): void {
  const { n, direct, offered, rightClass } = outOfScope
  if (n > 0)
    print(`  ${name.padEnd(34)}${String(n).padStart(4)}  ${[direct, offered, rightClass].map(percent).join('  ')}`)
}

const inScopeHead = `  ${'in scope, %'.padEnd(34)}   n   top-1   top-3   right   wrong  offered  missed  fell back`
const outOfScopeHead = `  ${'out of scope, %'.padEnd(34)}   n  by topic offered  right class`

/** A line for all questions, then one for each language, style and topic or kind. */
export function printRates(judged: readonly Judged[], knowledge: Knowledge): void {
  const all = ratesOf(judged, knowledge)
  const groups = [
    Map.groupBy(judged, ({ question }) => `language ${question.lang ?? 'unmarked'}`),
    Map.groupBy(judged, ({ question }) => `style ${question.style ?? 'unmarked'}`),
    Map.groupBy(judged, ({ question }) => question.topic ?? `kind ${question.kind}`),
  ]
  const tables = [
    { head: inScopeHead, n: all.inScope.n, row: printInScope },
    { head: outOfScopeHead, n: all.outOfScope.n, row: printOutOfScope },
  ]
  for (const { head, n, row } of tables) {
    if (n === 0) continue
    print(head)
    row('all', all)
    for (const group of groups)
      if (group.size > 1)
        for (const [name, own] of [...group].sort(([a], [b]) => a.localeCompare(b))) row(name, ratesOf(own, knowledge))
  }
}

/** Whether confidence means what it says. */
export function printReliability(judged: readonly Judged[], knowledge: Knowledge): void {
  print('  confidence, and how often the best candidate was right')
  for (const { from, to, n, right } of reliabilityOf(judged, knowledge)) {
    const bar = '█'.repeat(Math.round(right * 30)).padEnd(30, '·')
    print(`  ${from.toFixed(1)}–${to.toFixed(1)} ${bar} ${percent(right)} % of ${n}`)
  }
}

/** Which topics are taken for one another, the most frequent first. */
export function printConfusions(judged: readonly Judged[]): void {
  const confusions = confusionsOf(judged).slice(0, shownConfusions)
  if (confusions.length > 0) print('  taken for one another')
  for (const { wanted, found, n, example } of confusions)
    print(`  ${String(n).padStart(3)}  ${wanted} → ${found}   "${example.slice(0, 60)}"`)
}
