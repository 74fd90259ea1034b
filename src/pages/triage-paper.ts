import { bold, html, italic, joinHtml } from '../conversation/html.ts'
import { type Button, type MessageReply, message } from '../conversation/reply.ts'
import type { Turn } from '../conversation/turn.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Facts, GuidedSituation } from '../knowledge/situation.ts'
import { type I18n, inLocale, type Locale, type Translate } from '../locale/i18n.ts'
import { outcomeOf } from '../situation/triage.ts'
import { topicButton } from './buttons.ts'
import { showLength } from './case-facts.ts'
import { intentsOf } from './choices.ts'
import { caseButton } from './triage-buttons.ts'
import { linesFor } from './triage-card.ts'

/** What an official reads: Chinese as offices write it. */
const officialLocale = 'zh-Hans'

/** Where there are counters, and how to find them. */
const counterTopic = 'where-to-apply'

export type PaperDependencies = { readonly knowledge: Knowledge; readonly i18n: I18n }

/** The words of the paper in one language: what one wants to know, and the papers one has brought. */
export type CounterPaper = { readonly sentence: string; readonly papers: string }

const uncapitalised = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

type PaperView = { readonly knowledge: Knowledge; readonly locale: Locale; readonly t: Translate }

/** The paper for the counter with the person's own facts, in one language. */
export function counterPaper(situation: GuidedSituation, facts: Facts, view: PaperView): CounterPaper {
  const { locale } = view
  const { counter, papers } = outcomeOf(situation, facts)
  const { whose, gap, someTime, foreigner, please, brought } = situation.guide.counter
  const length = facts.months === undefined ? undefined : showLength(facts.months, view)
  const lasted =
    length === undefined ? inLocale(someTime, locale) : inLocale(gap, locale).replace('{length}', uncapitalised(length))
  const person = whose[facts.for ?? 'myself'] ?? whose.myself
  const opening = inLocale(counter.opening, locale)
    .replace('{whose}', person ? inLocale(person, locale) : '')
    .replace('{gap}', lasted)
  const isChinese = locale.startsWith('zh')
  const introduction = facts.scheme === 'foreigner' ? inLocale(foreigner, locale) : ''
  const asks = linesFor(counter.asks, facts, locale).map((line, index) => `${index + 1}. ${line}`)
  return {
    sentence: [
      [introduction, capitalised(opening)].filter((part) => part !== '').join(isChinese ? '' : ' '),
      inLocale(please, locale),
      ...asks,
    ].join('\n'),
    papers: [inLocale(brought, locale), linesFor(papers, facts, locale).join(isChinese ? '、' : '; ')].join(
      isChinese ? '' : ' ',
    ),
  }
}

/** The paper as a message: the Chinese to show, the reader's own language under it, and both parts to copy. */
export function paperPage({ knowledge, i18n }: PaperDependencies, situation: GuidedSituation, facts: Facts) {
  return ({ locale, t }: Turn): MessageReply => {
    const official = counterPaper(situation, facts, {
      ...{ knowledge, locale: officialLocale, t: i18n.translate(officialLocale) },
    })
    const own = counterPaper(situation, facts, { knowledge, locale, t })
    const where: readonly Button[] = intentsOf([counterTopic], knowledge).map((intent) => ({
      ...topicButton(intent, locale),
      label: t('case.where'),
    }))
    const says = locale === officialLocale ? false : italic(t('case.says', { text: `${own.sentence}\n${own.papers}` }))
    return message(
      joinHtml([bold(t('case.counterTitle')), html`<pre>${official.sentence}\n${official.papers}</pre>`, says]),
      [
        [{ label: t('case.copySentence'), copy: official.sentence }],
        [{ label: t('case.copyPapers'), copy: official.papers }],
        [...where],
        [caseButton(t('case.backToCard'), 'card', { situation, facts, locale })],
      ].filter((row) => row.length > 0),
      { slots: facts },
    )
  }
}
