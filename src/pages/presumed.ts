import { escapeHtml, type Html, html, joinHtml } from '../conversation/html.ts'
import { type Button, type MessageReply, message } from '../conversation/reply.ts'
import type { Turn } from '../conversation/turn.ts'
import { dayInChina, type Intent, type Knowledge } from '../knowledge/knowledge.ts'
import { inLocale } from '../locale/i18n.ts'
import type { Interpretation } from '../matching/decide.ts'
import { shortAnswer, stepList, stepsOf, type View } from './answer.ts'
import { packRows } from './button-rows.ts'
import { optionButton } from './buttons.ts'
import { intentsOf } from './choices.ts'
import { hotlineLine } from './hotlines.ts'
import type { FindPassages } from './passages.ts'
import { placeRuleLine, placeRuleOf } from './place-rule.ts'

export type PresumedDependencies = {
  readonly knowledge: Knowledge
  readonly now: () => Date
  /** The part of an answer about a question that follows the first sentences. */
  readonly findPassages: FindPassages
}

/** A question in the person's own words, and the topic that it goes on with. */
export type Asked = { readonly question: string; readonly before?: string | undefined }

type Presumed = Extract<Interpretation, { kind: 'presumed' }>

/** Rows of alternatives under a presumed answer. */
const alternativeRows = 2

/** The first line of a presumed answer: how the question was understood. */
function takenFor(intent: Intent, before: string | undefined, { locale, t }: Turn, { intents }: Knowledge): string {
  const topic = inLocale(intent.title, locale)
  if (before === undefined) return t('answer.presumed', { topic })
  if (before === intent.id) return t('answer.continuedSame', { topic })
  return t('answer.continued', { before: inLocale(intents.get(before)?.title ?? { en: before }, locale), topic })
}

/** The short answer, and what the answer says about the very question; of a topic that was just shown only what is new. */
function whatItSays(intent: Intent, { question, before }: Asked, view: View, findPassages: FindPassages): Html {
  const passages = findPassages(question, intent, view.locale, view.day).map((passage) => html`• ${passage}`)
  if (before !== intent.id)
    return joinHtml([escapeHtml(shortAnswer(intent, view)), joinHtml(passages.slice(0, 1), '\n')])
  if (passages.length > 0) return joinHtml(passages, '\n')
  const steps = stepsOf(intent, view)
  return steps.length > 0 ? stepList(steps) : escapeHtml(shortAnswer(intent, view))
}

/** The short answer to the likeliest topic, said to be so, with the others and all of it one tap away. `note` closes it. */
export function renderPresumed(
  { intent: id, alternatives }: Presumed,
  asked: Asked,
  turn: Turn,
  { knowledge, now, findPassages }: PresumedDependencies,
  note?: Html,
): MessageReply | undefined {
  const intent = knowledge.intents.get(id)
  if (!intent) return undefined
  const { locale, t, memory } = turn
  const today = { knowledge, day: dayInChina(now()), locale, t }
  const place = placeRuleOf(intent, memory.slots.place, today)
  const view: View = { ...today, place }
  const whole: Button = { label: t('answer.whole'), action: { name: 'whole', locale, topic: id } }
  const mistaken: Button = { label: t('answer.mistaken'), action: { name: 'mistaken', locale, topic: id } }
  const others = intentsOf(alternatives, knowledge)
  const text = joinHtml([
    html`<b>${takenFor(intent, asked.before, turn, knowledge)}</b>`,
    whatItSays(intent, asked, view, findPassages),
    place && placeRuleLine(place, view),
    hotlineLine(intent.contacts, t),
    note,
  ])
  const options = packRows(
    others.map((other) => optionButton(other, locale)),
    alternativeRows,
  )
  const subject = { topic: id, offered: [id, ...others.map((other) => other.id)] }
  return message(text, [[whole], ...options, [mistaken]], subject)
}
