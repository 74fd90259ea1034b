import { escapeHtml, type Html, html, joinHtml } from '../conversation/html.ts'
import { type Button, type MessageReply, message } from '../conversation/reply.ts'
import type { Turn } from '../conversation/turn.ts'
import { dayInChina, type Intent, type Knowledge } from '../knowledge/knowledge.ts'
import { type I18n, inLocale } from '../locale/i18n.ts'
import type { Interpretation } from '../matching/decide.ts'
import { shortAnswer, stepList, stepsOf, type View } from './answer.ts'
import { packRows } from './button-rows.ts'
import { optionButton } from './buttons.ts'
import { disambiguate, fallBack, intentsOf, offerAll } from './choices.ts'
import { hotlineLine } from './hotlines.ts'
import type { FindPassages } from './passages.ts'
import { placeRuleLine, placeRuleOf } from './place-rule.ts'
import type { ReplyWith } from './reply-with.ts'

type InterpretationDependencies = {
  readonly knowledge: Knowledge
  readonly i18n: I18n
  readonly now: () => Date
  readonly replyWith: ReplyWith
  /** What an answer says about a question beyond its first sentences. */
  readonly findPassages: FindPassages
}

/** What is shown for a question, by what it was taken for. `question`: the person's own words; `before`: the topic that it goes on with. */
export type InterpretationPage = (
  interpretation: Interpretation,
  turn: Turn,
  question: string,
  before?: string,
) => MessageReply | undefined

/** Rows of alternatives under a presumed answer. */
const alternativeRows = 2

export function createInterpretationPage(dependencies: InterpretationDependencies): InterpretationPage {
  const { knowledge, i18n, now, replyWith, findPassages } = dependencies
  const intentOf = (id: string): Intent | undefined => knowledge.intents.get(id)
  const titleOf = (id: string, { locale }: Turn): string => inLocale(intentOf(id)?.title ?? { en: id }, locale)

  /** The first line of a presumed answer: what the question was taken for. */
  const takenFor = (intent: Intent, turn: Turn, before: string | undefined): string => {
    const topic = inLocale(intent.title, turn.locale)
    if (before === undefined) return turn.t('answer.presumed', { topic })
    if (before === intent.id) return turn.t('answer.continuedSame', { topic })
    return turn.t('answer.continued', { before: titleOf(before, turn), topic })
  }

  const note = (interpretation: Interpretation, { t }: Turn): { readonly note?: Html } =>
    'housingFundToo' in interpretation && interpretation.housingFundToo
      ? { note: escapeHtml(t('answer.housingFundToo')) }
      : {}

  /** The short answer, and what the answer says about the very question; of a topic that was just shown only what is new. */
  const said = (intent: Intent, view: View, question: string, wasShown: boolean): Html => {
    const passages = findPassages(question, intent, view.locale, view.day).map((passage) => html`• ${passage}`)
    if (!wasShown) return joinHtml([escapeHtml(shortAnswer(intent, view)), joinHtml(passages.slice(0, 1), '\n')])
    if (passages.length > 0) return joinHtml(passages, '\n')
    const steps = stepsOf(intent, view)
    return steps.length > 0 ? stepList(steps) : escapeHtml(shortAnswer(intent, view))
  }

  /** The short answer to the likeliest topic, said to be so, with the others and all of it one tap away. */
  const presumed = (
    interpretation: Extract<Interpretation, { kind: 'presumed' }>,
    turn: Turn,
    question: string,
    before: string | undefined,
  ): MessageReply | undefined => {
    const intent = intentOf(interpretation.intent)
    if (!intent) return undefined
    const { locale } = turn
    const t = i18n.translate(locale)
    const today = { knowledge, day: dayInChina(now()), locale, t }
    const place = placeRuleOf(intent, turn.memory.slots.place, today)
    const view: View = { ...today, place }
    const whole: Button = { label: t('answer.whole'), action: { name: 'whole', locale, topic: intent.id } }
    const mistaken: Button = { label: t('answer.mistaken'), action: { name: 'mistaken', locale, topic: intent.id } }
    const others = intentsOf(interpretation.alternatives, knowledge)
    const text = joinHtml([
      html`<b>${takenFor(intent, turn, before)}</b>`,
      said(intent, view, question, before === intent.id),
      place && placeRuleLine(place, view),
      hotlineLine(intent.contacts, t),
      note(interpretation, turn).note,
    ])
    const options = packRows(
      others.map((other) => optionButton(other, locale)),
      alternativeRows,
    )
    return message(text, [[whole], ...options, [mistaken]], {
      topic: intent.id,
      offered: [intent.id, ...others.map(({ id }) => id)],
    })
  }

  /** A class's own reply; for somebody's own record also what can be said in general. */
  const ofClass = (interpretation: Extract<Interpretation, { kind: 'out-of-scope' }>, turn: Turn) => {
    const { intent, related = [] } = interpretation
    const [topic] = intentsOf(related, knowledge)
    if (intent !== knowledge.roles.accountData || !topic) {
      const own = intentOf(intent)
      return own && replyWith(own, turn)
    }
    const view: View = { knowledge, day: dayInChina(now()), locale: turn.locale, t: turn.t }
    const whole: Button = {
      label: inLocale(topic.option, turn.locale),
      action: { name: 'whole', locale: turn.locale, topic: topic.id },
    }
    return message(
      joinHtml([escapeHtml(turn.t('answer.ownRecord')), escapeHtml(shortAnswer(topic, view))]),
      [[whole]],
      { topic: topic.id },
    )
  }

  const answered = (interpretation: Extract<Interpretation, { kind: 'answer' }>, turn: Turn) => {
    const intent = intentOf(interpretation.intent)
    if (!intent) return undefined
    const reply = replyWith(intent, turn, note(interpretation, turn))
    const rest = intentsOf(interpretation.rest ?? [], knowledge)
    if (rest.length === 0 || turn.incoming.chat.kind === 'group') return reply
    const also = packRows(
      rest.map((other) => optionButton(other, turn.locale)),
      1,
    )
    return { ...reply, buttons: [...also, ...(reply.buttons ?? []).slice(1)] }
  }

  return (interpretation, turn, question, before) => {
    switch (interpretation.kind) {
      case 'answer':
        return answered(interpretation, turn)
      case 'presumed':
        return presumed(interpretation, turn, question, before)
      case 'out-of-scope':
        return ofClass(interpretation, turn)
      case 'several':
        return offerAll(intentsOf(interpretation.options, knowledge), turn)
      case 'disambiguation':
        return disambiguate(intentsOf(interpretation.options, knowledge), turn)
      case 'fallback':
        return fallBack(intentsOf(interpretation.near, knowledge), knowledge, turn)
    }
  }
}
