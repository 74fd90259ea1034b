import type { KnowledgeFiles } from '../files.ts'
import type { PlaceFile } from '../place-schema.ts'
import { daysAfter } from './days.ts'
import { asError, asWarning, type Finding } from './finding.ts'

/** How many days before it falls silent a statement is announced. */
const noticeDays = 60

/** A statement stands beside an answer, on the same screen of a phone. */
const maxLength = { en: 380, 'zh-Hans': 130 } as const

type Statement = PlaceFile['statements'][number]

/** What is to be said of the last day of a statement, on the day `today`. */
function expiryOf({ expires }: Statement, today: string): string | undefined {
  if (expires < today)
    return `expired on ${expires}; people no longer see it. Check it at its source and set both days, or remove it.`
  return expires <= daysAfter(today, noticeDays) ? `expires on ${expires}; people then no longer see it.` : undefined
}

/** Statements of places that are silent or soon will be on `today` (`YYYY-MM-DD`), and those that are too long for a phone. */
export function findPlaceUpkeep({ places }: KnowledgeFiles, today: string): readonly Finding[] {
  return [...places.values()].flatMap(({ file, value, lineOf }) =>
    value.statements.flatMap((statement, index) => {
      const at = (key: string) => ({ file, line: lineOf(['statements', index, key]) })
      const expiry = expiryOf(statement, today)
      const tooLong = (['en', 'zh-Hans'] as const).filter((locale) => statement[locale].length > maxLength[locale])
      return [
        ...(expiry ? [asWarning({ ...at('expires'), message: expiry })] : []),
        ...tooLong.map((locale) =>
          asError({
            ...at(locale),
            message: `has ${statement[locale].length} characters in ${locale}; ${maxLength[locale]} are the most. Shorten it.`,
          }),
        ),
      ]
    }),
  )
}
