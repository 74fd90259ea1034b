import { bold, escapeHtml, expandableQuote, type Html, html, joinHtml, plainText } from '../conversation/html.ts'
import { type Button, type Buttons, type MessageReply, message } from '../conversation/reply.ts'
import type { Turn } from '../conversation/turn.ts'
import { fits } from '../knowledge/case-table.ts'
import { findArticle, standingOn } from '../knowledge/citation.ts'
import { dayInChina, type Knowledge } from '../knowledge/knowledge.ts'
import type { CardPart, CaseLine, Facts, GuidedSituation, Outcome } from '../knowledge/situation.ts'
import { inLocale, type Locale } from '../locale/i18n.ts'
import { outcomeOf } from '../situation/triage.ts'
import type { View } from './answer.ts'
import { packRows } from './button-rows.ts'
import { topicButton } from './buttons.ts'
import { showFacts } from './case-facts.ts'
import { placeLine } from './case-place.ts'
import { checklistButton } from './checklist.ts'
import { intentsOf } from './choices.ts'
import { type CitedArticle, renderLaw } from './citation.ts'
import { hotlineLine } from './hotlines.ts'
import { newReminderButton } from './reminder-buttons.ts'
import { caseButton } from './triage-buttons.ts'

/** A card with its folds open has at most this many visible characters, so that it stays one message. */
const mostCharacters = 3600

export type CardDependencies = { readonly knowledge: Knowledge; readonly now: () => Date }

/** The lines that fit the facts. */
export const linesFor = (lines: readonly CaseLine[], facts: Facts, locale: Locale): readonly string[] =>
  lines.filter(({ when }) => fits(when, facts)).map(({ text }) => inLocale(text, locale))

/** The articles of an outcome that are in force on a day. */
function citedBy({ citations }: Outcome, knowledge: Knowledge, day: string): readonly CitedArticle[] {
  return citations.flatMap((citation) => {
    const found = findArticle(knowledge, citation)
    return found && standingOn(found.law, day) === 'in force' ? [{ ...found, citation }] : []
  })
}

/** Lines as one paragraph: sentences follow each other, the items of a list are separated by semicolons. */
function inOneParagraph(lines: readonly string[], locale: Locale): string {
  const isChinese = locale.startsWith('zh')
  if (lines.some((line) => /[.。]$/.test(line))) return lines.join(isChinese ? '' : ' ')
  return lines.join(isChinese ? '；' : '; ')
}

/** The fold with papers, waiting time, who pays, what differs locally, and what to do afterwards. */
function moreFold(outcome: Outcome, facts: Facts, view: View): Html {
  const { locale, t } = view
  const part = (name: string, key: CardPart): Html | false => {
    const lines = linesFor(outcome[key], facts, locale)
    return lines.length > 0 && html`<b>${name}</b>${t('answer.colon')}${inOneParagraph(lines, locale)}`
  }
  return expandableQuote(
    joinHtml(
      [
        bold(t('answer.more')),
        part(t('case.papers'), 'papers'),
        part(t('case.wait'), 'wait'),
        part(t('case.owes'), 'owes'),
        part(t('answer.differsLocally'), 'local'),
        placeLine(outcome, facts.place, view),
        part(t('case.keep'), 'keep'),
      ],
      '\n',
    ),
  )
}

function buttonsOf(
  outcome: Outcome,
  facts: Facts,
  situation: GuidedSituation,
  knowledge: Knowledge,
  turn: Turn,
): Buttons {
  const { locale, t } = turn
  const view = { situation, facts, locale }
  const [first, ...others] = intentsOf(outcome.topics, knowledge)
  const send: Button[] = first ? [{ label: t('case.send'), switchInline: inLocale(first.title, locale) }] : []
  const goOn = facts.urgent === 'yes' && [
    caseButton(t('case.goOn'), 'next', { ...view, facts: { ...facts, urgent: 'seen' } }),
  ]
  return [
    ...(goOn ? [goOn] : []),
    [caseButton(t('case.counter'), 'paper', view), ...send],
    [newReminderButton(locale, t), checklistButton(situation, outcome, facts, turn)],
    ...packRows(
      [first, ...others].flatMap((intent) => (intent ? [topicButton(intent, locale)] : [])),
      2,
    ),
    [caseButton(t('case.change'), 'change', view), caseButton(t('case.again'), 'again', { ...view, facts: {} })],
  ]
}

/** The result of a case: the route and the steps, then a fold with everything else, and the law. */
export function cardPage({ knowledge, now }: CardDependencies, situation: GuidedSituation, facts: Facts) {
  return (turn: Turn): MessageReply => {
    const { locale, t } = turn
    const day = dayInChina(now())
    const outcome = outcomeOf(situation, facts)
    const told = showFacts(facts, { knowledge, locale, t })
    const steps = linesFor(outcome.steps, facts, locale).map((step, index) => html`${index + 1}. ${step}`)
    const text = joinHtml([
      bold(inLocale(outcome.title, locale)),
      told !== '' && escapeHtml(t('situation.told', { told })),
      escapeHtml(inLocale(outcome.route, locale)),
      joinHtml(steps, '\n'),
      hotlineLine(outcome.contacts, t),
      moreFold(outcome, facts, { knowledge, day, locale, t }),
    ])
    const law = renderLaw(citedBy(outcome, knowledge, day), mostCharacters - plainText(text).length, { day, locale, t })
    const [topic] = outcome.topics
    return message(joinHtml([text, law]), buttonsOf(outcome, facts, situation, knowledge, turn), {
      ...(topic && { topic }),
      slots: facts,
      pending: null,
      ...(facts.urgent === 'yes' && { urgent: true }),
    })
  }
}
