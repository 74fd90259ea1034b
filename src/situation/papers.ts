import { createHash } from 'node:crypto'
import { fits } from '../knowledge/case-table.ts'
import type { Facts, GuidedSituation, Outcome } from '../knowledge/situation.ts'
import { inLocale, type Localised } from '../locale/i18n.ts'

/** A paper to bring. `code` identifies it in a button: two characters that do not change when other papers are added or removed. */
export type Paper = { readonly code: string; readonly text: Localised<string> }

const codeOf = (text: Localised<string>): string => {
  const hash = createHash('sha256').update(inLocale(text, 'en')).digest()
  return (hash.readUInt32BE() % 36 ** 2).toString(36).padStart(2, '0')
}

/** The papers that an outcome asks for, as far as they fit the facts. */
export const papersOf = ({ papers }: Outcome, facts: Facts): readonly Paper[] =>
  papers.filter(({ when }) => fits(when, facts)).map(({ text }) => ({ code: codeOf(text), text }))

/** Of what is known of a case, what decides which papers an outcome asks for. */
export function factsForPapers({ papers }: Outcome, facts: Facts): Facts {
  const slots = new Set(papers.flatMap(({ when }) => Object.keys(when)))
  return Object.fromEntries(Object.entries(facts).filter(([slot]) => slots.has(slot)))
}

/** Returns the outcome with this name; `undefined` if there is none. */
export const outcomeNamed = ({ guide }: GuidedSituation, id: string): Outcome | undefined =>
  guide.outcomes.find((outcome) => outcome.id === id)
