import { type Html, html, joinHtml } from '../conversation/html.ts'
import type { Translate } from '../locale/i18n.ts'

/** The public numbers that answers name, each with what it is for under `hotlines` in `locales/`. */
const hotlineKeys = {
  '12333': 'hotlines.12333',
  '12366': 'hotlines.12366',
  '12345': 'hotlines.12345',
  '12393': 'hotlines.12393',
  '12329': 'hotlines.12329',
  '12348': 'hotlines.12348',
} as const

const isKnown = (number: string): number is keyof typeof hotlineKeys => Object.hasOwn(hotlineKeys, number)

/** The numbers that have a purpose in `locales/`, each with it. */
export function hotlinesOf(numbers: readonly string[], t: Translate) {
  return numbers.filter(isKnown).map((number) => ({ number, purpose: t(hotlineKeys[number]) }))
}

/** Returns one line with numbers to call and the purpose of each; `undefined` if there are no numbers. */
export function hotlineLine(numbers: readonly string[], t: Translate): Html | undefined {
  const named = hotlinesOf(numbers, t).map(({ number, purpose }) => html`<b>${number}</b> ${purpose}`)
  if (named.length === 0) return undefined
  return html`${t('hotlines.call')}${t('answer.colon')}${{ raw: named.join(' · ') as Html }}`
}

/** The same as a list, one number a line. */
export function hotlineList(numbers: readonly string[], t: Translate): Html {
  return joinHtml(
    hotlinesOf(numbers, t).map(({ number, purpose }) => html`<b>${number}</b> ${purpose}`),
    '\n',
  )
}
