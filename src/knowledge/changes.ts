import { inLocale } from '../locale/i18n.ts'
import { findArticle, standingOn } from './citation.ts'
import { type Answer, type Citation, type Intent, type Knowledge, variantOn } from './knowledge.ts'

/** What changes in an intent on a day: lines of the answer and citations, before and after. */
export type Change = { readonly intent: string; readonly removed: readonly string[]; readonly added: readonly string[] }

/** The languages that authors write; Traditional is derived from Simplified. */
const written = ['en', 'zh-Hans']

const dayMs = 24 * 3600 * 1000

/** The day before `day`; both are `YYYY-MM-DD`. */
const dayBefore = (day: string): string => new Date(Date.parse(day) - dayMs).toISOString().slice(0, 10)

/** The parts of an answer, one line each, starting with the name of the part. */
function linesOf({ short, simple, steps, details, local }: Answer): readonly string[] {
  return [
    `short: ${short}`,
    ...(simple === undefined ? [] : [`simple: ${simple}`]),
    ...steps.map((step) => `step: ${step}`),
    ...details.map((detail) => `detail: ${detail}`),
    ...(local === undefined ? [] : [`local: ${local}`]),
  ]
}

function describeCitation(citation: Citation, knowledge: Knowledge, day: string): string {
  const found = findArticle(knowledge, citation)
  const paragraph = citation.paragraph === undefined ? '' : `/${citation.paragraph}`
  const standing = found === undefined ? 'not quoted' : standingOn(found.law, day)
  return `cites ${citation.law}#${citation.article}${paragraph} (${standing})`
}

/** Everything an intent says on a day. */
function saidOn(day: string, intent: Intent, knowledge: Knowledge): readonly string[] {
  const { answer, citations } = variantOn(intent, day)
  return [
    ...written.flatMap((locale) => linesOf(inLocale(answer, locale)).map((line) => `${locale} ${line}`)),
    ...citations.map((citation) => describeCitation(citation, knowledge, day)),
  ]
}

/** How answers and citations on `day` (`YYYY-MM-DD`) differ from the day before. Leaves out intents that stay the same. */
export function changesOn(day: string, knowledge: Knowledge): readonly Change[] {
  return [...knowledge.intents.values()].flatMap((intent) => {
    const before = saidOn(dayBefore(day), intent, knowledge)
    const after = saidOn(day, intent, knowledge)
    const removed = before.filter((line) => !after.includes(line))
    const added = after.filter((line) => !before.includes(line))
    return removed.length + added.length > 0 ? [{ intent: intent.id, removed, added }] : []
  })
}
