import type { Button } from '../conversation/reply.ts'
import type { Facts, GuidedSituation } from '../knowledge/situation.ts'
import type { Locale } from '../locale/i18n.ts'
import { encodeCase } from '../situation/case-state.ts'

/** What a page of guided help is made from. */
export type CaseView = { readonly situation: GuidedSituation; readonly facts: Facts; readonly locale: Locale }

/** A button that takes a step of guided help: `next` goes on, `card` shows the result, and a question's id asks that question. */
export const caseButton = (label: string, step: string, { situation, facts, locale }: CaseView): Button => ({
  label,
  action: { name: 'case', locale, step, state: encodeCase(situation, facts) },
})
