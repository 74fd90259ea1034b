import type { KnowledgeFiles } from '../files.ts'
import type { PlaceFile } from '../place-schema.ts'
import { daysAfter } from './days.ts'
import { asError, asWarning, type Finding } from './finding.ts'

/** How many days before a statement expires the lint announces it. */
const noticeDays = 60

/** A statement shares one screen of a phone with an answer. */
const maxLength = { en: 380, 'zh-Hans': 130 } as const

type Statement = PlaceFile['statements'][number]

/** What to say about the expiry of a statement on the day `today`. */
function expiryOf({ expires }: Statement, today: string): string | undefined {
  if (expires < today)
    return `expired on ${expires}; people no longer see it. Check its source and set both days, or remove it.`
  return expires <= daysAfter(today, noticeDays)
    ? `expires on ${expires}; after that day people no longer see it.`
    : undefined
}

/** Finds statements of places that have expired by `today` (`YYYY-MM-DD`) or soon will, and those that are too long for a phone. */
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
            message: `has ${statement[locale].length} characters in ${locale}; the limit is ${maxLength[locale]}. Shorten it.`,
          }),
        ),
      ]
    }),
  )
}
