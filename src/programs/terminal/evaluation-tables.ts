import type { Knowledge } from '../../knowledge/knowledge.ts'
import { lowerBound, upperBound } from '../../learning/bounds.ts'
import { confusionsOf } from '../../learning/confusions.ts'
import { type Judged, type Rates, ratesOf } from '../../learning/evaluation.ts'
import type { Strictness } from '../../learning/labelled-question.ts'
import { print } from './output.ts'

const shownConfusions = 12

const percent = (value: number): string => (100 * value).toFixed(1).padStart(6)

const row = (name: string, n: number, values: readonly number[]): string =>
  `  ${name.padEnd(32)}${String(n).padStart(5)}  ${values.map(percent).join('   ')}`

function printInScope(name: string, { inScope }: Rates): void {
  const { n, top1, answeredRight, answeredWrong, presumedRight, presumedWrong } = inScope
  const { offeredRight, offeredWrong, fallback, reached } = inScope
  const bands = [answeredRight, answeredWrong, presumedRight, presumedWrong, offeredRight, offeredWrong, fallback]
  if (n > 0) print(row(name, n, [top1, ...bands, reached]))
}

function printOutOfScope(name: string, { outOfScope }: Rates): void {
  const { n, answered, presumed, offered, rightClass } = outOfScope
  if (n > 0) print(row(name, n, [answered, presumed, offered, rightClass]))
}

const inScopeHead = `  ${'in scope, %'.padEnd(32)}    n   top-1   answer    wrong   presum    wrong    offer   missed   fell b  reached`
const outOfScopeHead = `  ${'out of scope, %'.padEnd(32)}    n  answer   presum    offer   right class`

/** What the rates may really be, in 95 of 100 cases. */
function printBounds({ inScope, outOfScope }: Rates): void {
  const { n, answeredRight, answeredWrong, presumedRight, presumedWrong } = inScope
  if (n > 0) {
    const atOnce = answeredRight + answeredWrong + presumedRight + presumedWrong
    const presumed = presumedRight + presumedWrong
    const right = presumed === 0 ? 0 : presumedRight / presumed
    print(
      `  at once ${percent(atOnce)} % (at least ${percent(lowerBound(atOnce, n))}), wrong ${percent(answeredWrong)} % (at most ${percent(upperBound(answeredWrong, n))}), presumed right ${percent(right)} % (at least ${percent(lowerBound(right, Math.round(presumed * n)))})`,
    )
  }
  if (outOfScope.n > 0)
    print(
      `  out of scope answered ${percent(outOfScope.answered)} % (at most ${percent(upperBound(outOfScope.answered, outOfScope.n))})`,
    )
}

/** A line for all questions, with strict labels and lenient ones, then one for each language, style and topic or kind. */
export function printRates(judged: readonly Judged[], knowledge: Knowledge): void {
  const rates = (some: readonly Judged[], strictness: Strictness = 'lenient') => ratesOf(some, knowledge, strictness)
  const all = rates(judged)
  const groups = [
    Map.groupBy(judged, ({ question }) => `language ${question.lang ?? 'unmarked'}`),
    Map.groupBy(judged, ({ question }) => `style ${question.style ?? 'unmarked'}`),
    Map.groupBy(judged, ({ question }) => question.topic ?? `kind ${question.kind}`),
  ]
  const tables = [
    { head: inScopeHead, n: all.inScope.n, printRow: printInScope },
    { head: outOfScopeHead, n: all.outOfScope.n, printRow: printOutOfScope },
  ]
  for (const { head, n, printRow } of tables) {
    if (n === 0) continue
    print(head)
    printRow('all', all)
    if (n === all.inScope.n) printRow('all, by strict labels', rates(judged, 'strict'))
    for (const group of groups)
      if (group.size > 1)
        for (const [name, own] of [...group].sort(([a], [b]) => a.localeCompare(b))) printRow(name, rates(own))
  }
  printBounds(all)
}

/** The pairs of topics that are confused, the most frequent first. */
export function printConfusions(judged: readonly Judged[], knowledge: Knowledge): void {
  const confusions = confusionsOf(judged, knowledge).slice(0, shownConfusions)
  if (confusions.length > 0) print('  taken for one another')
  for (const { wanted, found, n, example } of confusions)
    print(`  ${String(n).padStart(3)}  ${wanted} → ${found}   "${example.slice(0, 60)}"`)
}
