import type en from '../../locales/en.json'
import type { Figures } from '../calculators/forms/form.ts'
import { askAgain } from '../calculators/forms/form.ts'
import { forms } from '../calculators/forms/forms.ts'
import type { Line, LineId, Refusal } from '../calculators/result.ts'
import { bold, escapeHtml, expandableQuote, type Html, html, joinHtml } from '../conversation/html.ts'
import { type Button, type Buttons, type MessageReply, message } from '../conversation/reply.ts'
import type { Turn } from '../conversation/turn.ts'
import { findArticle, parseCitation } from '../knowledge/citation.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { SumId } from '../knowledge/sum-ids.ts'
import { citationName } from './article-names.ts'
import { packRows } from './button-rows.ts'
import { topicButton } from './buttons.ts'
import { standingText } from './citation.ts'
import { sumButton, sumPayload } from './sum-buttons.ts'
import { showFigure } from './sum-figures.ts'
import { type Finished, headline } from './sum-headline.ts'
import { lateFeeTable } from './sum-table.ts'

export type SumPageDependencies = { readonly knowledge: Knowledge; readonly today: () => string }

/** Lines that are not a step of the working but a warning beside it. */
const warnings: readonly LineId[] = [
  ...([
    'late-first-day',
    'late-cap',
    'late-over-principal',
    'late-before-2011',
    'wait-counted',
    'wait-province',
  ] as const),
  ...(['leave-local', 'rate-beyond'] as const),
]

/** Text on a copy button may have 256 characters (Bot API, CopyTextButton). */
const maxCopyLength = 256

const marks = ['¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹']
const markOf = (number: number): string =>
  [...String(number)].map((digit) => (digit === '0' ? '⁰' : (marks[Number(digit) - 1] ?? ''))).join('')

/** Each line has placeholders of its own, which the compiler cannot hold against its figures; a test does. */
type Say = (key: `sum.line.${LineId}`, figures: Readonly<Record<string, string>>) => string

/** A line of the working in the words of the language. */
export function sayLine({ says, figures }: Line, { locale, t }: Pick<Turn, 'locale' | 't'>): string {
  const shown = Object.entries(figures).map(([key, value]) => [key, showFigure(value, locale, t)])
  return (t as unknown as Say)(`sum.line.${says}`, Object.fromEntries(shown))
}

/** What can be copied: the headline and as many lines as fit, whole. */
function copyText(title: string, lines: readonly string[]): string {
  return lines.reduce((text, one) => (text.length + one.length + 1 <= maxCopyLength ? `${text}\n${one}` : text), title)
}

/** The articles of all lines, each once, in the order in which they come. */
const articlesOf = (lines: readonly Line[]): readonly string[] => [...new Set(lines.flatMap(({ cites }) => cites))]

function lawList(articles: readonly string[], { locale, t }: Turn, { knowledge, today }: SumPageDependencies): Html {
  const names = articles.flatMap((written, index) => {
    const citation = parseCitation(written)
    const found = findArticle(knowledge, citation)
    if (!found) return []
    const name = citationName(found.law, found.article, citation, locale, t)
    return [html`${markOf(index + 1)} ${name} · ${standingText(found.law, today(), locale, t)}`]
  })
  return expandableQuote(joinHtml([bold(t('answer.law')), ...names], '\n'))
}

/** What can be done with a result: change a figure, copy or share it, and read on. In a group it opens in private. */
function buttonsOf(sum: SumId, figures: Figures, turn: Turn, copied: string, { intents }: Knowledge): Buttons {
  const { locale, t, incoming } = turn
  const payload = sumPayload(sum, figures)
  if (incoming.chat.kind === 'group')
    return payload === undefined ? [] : [[{ label: t('answer.askPrivately'), start: payload }]]
  const changes = forms[sum].fields
    .filter(({ isChangeable, isNeeded }) => isChangeable && (isNeeded?.(figures) ?? true))
    .flatMap(({ id, ask }): readonly Button[] =>
      sumButton(t(`sum.change.${ask as keyof typeof en.sum.change}`), sum, { ...figures, [id]: askAgain }, locale),
    )
  const copy: Button = { label: t('sum.copy'), copy: copied }
  const share: Button[] =
    payload === undefined ? [] : [{ label: t('sum.share'), switchInline: `${t(`sum.menu.${sum}`)} ${payload}` }]
  const topics = [...intents.values()]
    .filter(({ sums }) => sums?.includes(sum))
    .map((intent) => topicButton(intent, locale))
  return [...packRows(changes, 2), [copy, ...share], ...packRows(topics, 1)]
}

/** The result as a text: what it comes to, the lines, what to beware of, the law. */
function textOf(finished: Finished, title: string, turn: Turn, dependencies: SumPageDependencies): Html {
  const { locale, t } = turn
  const { working } = finished.result
  const articles = articlesOf(working)
  const marked = ({ cites }: Line): string => cites.map((one) => markOf(articles.indexOf(one) + 1)).join(' ')
  const isTable = working.some(({ says }) => says === 'late-month')
  const steps = working.filter(({ says }) => !warnings.includes(says) && !(isTable && says === 'late-month'))
  const warned = working.filter(({ says }) => warnings.includes(says))
  const table = isTable && lateFeeTable(working, locale, t)
  return joinHtml([
    bold(title),
    table !== false && html`<pre>${table}</pre>`,
    joinHtml(
      steps.map((one) => html`• ${sayLine(one, turn)}${marked(one)}`),
      '\n',
    ),
    warned.length > 0 && html`⚠️ ${warned.map((one) => `${sayLine(one, turn)}${marked(one)}`).join(' ')}`,
    lawList(articles, turn, dependencies),
  ])
}

/** The result of a sum: what it comes to, each line with its article, what is assumed, and what may be changed. */
export function createSumPage(dependencies: SumPageDependencies) {
  return {
    result: (finished: Finished, figures: Figures, turn: Turn): MessageReply => {
      const title = headline(finished, turn)
      const copied = copyText(
        title,
        finished.result.working.map((one) => sayLine(one, turn)),
      )
      const buttons = buttonsOf(finished.sum, figures, turn, copied, dependencies.knowledge)
      return message(textOf(finished, title, turn, dependencies), buttons, { pending: null })
    },
    /** Says why a sum cannot be worked out, with a button to start again. */
    refused: ({ because }: Refusal, sum: SumId, turn: Turn): MessageReply => {
      const { locale, t } = turn
      return message(
        joinHtml([bold(t(`sum.menu.${sum}`)), escapeHtml(t(`sum.refused.${because}`))]),
        [sumButton(t('sum.again'), sum, {}, locale)],
        { pending: null },
      )
    },
  }
}
