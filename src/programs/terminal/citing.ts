import { parseCitation } from '../../knowledge/citation.ts'
import { type Intent, type Knowledge, variantOn } from '../../knowledge/knowledge.ts'
import { print } from './output.ts'
import { tableOf } from './table.ts'

/** The law that a person wrote, alone or with an article. Throws on another form. */
export function lawIn(written: string): string {
  return written.includes('#') ? parseCitation(written).law : written
}

/** The intents whose answer on `day` (`YYYY-MM-DD`) cites an article, or any article of a law. */
export function citing(written: string, { intents }: Knowledge, day: string): readonly Intent[] {
  const law = lawIn(written)
  const article = written.includes('#') ? parseCitation(written).article : undefined
  return [...intents.values()].filter((intent) =>
    variantOn(intent, day).citations.some(
      (citation) => citation.law === law && (article === undefined || citation.article === article),
    ),
  )
}

/** Prints the intents that cite an article or a law. */
export function printCiting(written: string, intents: readonly Intent[]): void {
  if (intents.length > 0)
    print(
      tableOf(
        [{ head: 'topic' }, { head: 'title' }],
        intents.map(({ id, title }) => [id, title['zh-Hans'] ?? '']),
      ),
    )
  print(`${intents.length} topics cite ${written}.`)
}
