import { bold, escapeHtml, joinHtml } from '../conversation/html.ts'
import { type MessageReply, message } from '../conversation/reply.ts'
import type { Turn } from '../conversation/turn.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Facts, GuidedSituation, SlotQuestion } from '../knowledge/situation.ts'
import { inLocale } from '../locale/i18n.ts'
import { encodeCase } from '../situation/case-state.ts'
import { answeredQuestions, optionsFor, without } from '../situation/triage.ts'
import { packRows } from './button-rows.ts'
import { showFact, showFacts } from './case-facts.ts'
import { caseButton } from './triage-buttons.ts'

/** The name of the question in progress; it is about the id of the question and the state before it. */
export const pendingCase = 'case'

/** More rows would not be seen on a phone. */
const mostRows = 6

/** The question before one: the last that was answered of those that come first. */
function questionBefore(situation: GuidedSituation, facts: Facts, question: SlotQuestion): SlotQuestion | undefined {
  const ids = situation.questions.map(({ id }) => id)
  return answeredQuestions(situation, facts).findLast(({ id }) => ids.indexOf(id) < ids.indexOf(question.id))
}

/** The answers to a question as buttons. */
export function answerButtons(situation: GuidedSituation, question: SlotQuestion, facts: Facts, { locale }: Turn) {
  return packRows(
    optionsFor(question, facts).map(({ id, label }) =>
      caseButton(inLocale(label, locale), 'next', { situation, locale, facts: { ...facts, [question.id]: id } }),
    ),
    mostRows,
  )
}

/** A question of guided help over what is known so far, with its answers, and the way back. */
export function questionPage(knowledge: Knowledge, situation: GuidedSituation, question: SlotQuestion, known: Facts) {
  return (turn: Turn): MessageReply => {
    const { locale, t } = turn
    const facts = without(known, question.id)
    const told = showFacts(facts, { knowledge, locale, t })
    const before = questionBefore(situation, facts, question)
    const back =
      before && caseButton(t('case.back'), before.id, { situation, locale, facts: without(facts, before.id) })
    const again = caseButton(t('case.again'), 'again', { situation, locale, facts: {} })
    return message(
      joinHtml([
        bold(t('case.title')),
        told !== '' && escapeHtml(t('situation.told', { told })),
        escapeHtml(inLocale(question.ask, locale)),
      ]),
      [...answerButtons(situation, question, facts, turn), ...(back ? [[back, again]] : [])],
      { slots: facts, pending: { name: pendingCase, about: `${question.id} ${encodeCase(situation, facts)}` } },
    )
  }
}

/** The answers given so far, each as a button that asks its question again. */
export function changePage(knowledge: Knowledge, situation: GuidedSituation, facts: Facts) {
  return ({ locale, t }: Turn): MessageReply => {
    const names = { knowledge, locale, t }
    const answers = answeredQuestions(situation, facts).map(({ id, options }) => {
      const value = facts[id] ?? ''
      const option = options.find((one) => one.id === value)
      const label = showFact(id, value, names) ?? (option && inLocale(option.label, locale)) ?? value
      return caseButton(`✎ ${label}`, id, { situation, locale, facts })
    })
    const back = caseButton(t('case.backToCard'), 'card', { situation, locale, facts })
    return message(escapeHtml(t('case.changeWhich')), [...packRows(answers, mostRows), [back]], { slots: facts })
  }
}
