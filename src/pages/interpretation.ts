import { escapeHtml, type Html, joinHtml } from '../conversation/html.ts'
import { type Button, type MessageReply, message } from '../conversation/reply.ts'
import type { Turn } from '../conversation/turn.ts'
import { dayInChina, type Intent } from '../knowledge/knowledge.ts'
import { inLocale } from '../locale/i18n.ts'
import type { Interpretation } from '../matching/decide.ts'
import { shortAnswer } from './answer.ts'
import { packRows } from './button-rows.ts'
import { optionButton } from './buttons.ts'
import { disambiguate, fallBack, intentsOf, offerAll } from './choices.ts'
import { type Asked, type PresumedDependencies, renderPresumed } from './presumed.ts'
import type { ReplyWith } from './reply-with.ts'

type InterpretationDependencies = PresumedDependencies & { readonly replyWith: ReplyWith }

/** The page for a question, by its interpretation. */
export type InterpretationPage = (interpretation: Interpretation, asked: Asked, turn: Turn) => MessageReply | undefined

/** A closing line where the housing fund was named beside social insurance. */
const noteFor = (interpretation: Interpretation, { t }: Turn): Html | undefined =>
  'housingFundToo' in interpretation && interpretation.housingFundToo
    ? escapeHtml(t('answer.housingFundToo'))
    : undefined

/** Answers a person who asks for their own record: the bot cannot see records, where to look, then the general answer. */
function renderOwnRecord(
  topic: Intent,
  { locale, t }: Turn,
  { knowledge, now }: InterpretationDependencies,
): MessageReply {
  const view = { knowledge, day: dayInChina(now()), locale, t }
  const whole: Button = {
    label: inLocale(topic.option, locale),
    action: { name: 'whole', locale, topic: topic.id },
  }
  const text = joinHtml([escapeHtml(t('answer.ownRecord')), escapeHtml(shortAnswer(topic, view))])
  return message(text, [[whole]], { topic: topic.id })
}

function renderClass(
  { intent, related = [] }: Extract<Interpretation, { kind: 'out-of-scope' }>,
  turn: Turn,
  dependencies: InterpretationDependencies,
): MessageReply | undefined {
  const { knowledge, replyWith } = dependencies
  const [topic] = intentsOf(related, knowledge)
  if (intent === knowledge.roles.accountData && topic) return renderOwnRecord(topic, turn, dependencies)
  const own = knowledge.intents.get(intent)
  return own && replyWith(own, turn)
}

function renderAnswered(
  interpretation: Extract<Interpretation, { kind: 'answer' }>,
  turn: Turn,
  { knowledge, replyWith }: InterpretationDependencies,
): MessageReply | undefined {
  const intent = knowledge.intents.get(interpretation.intent)
  if (!intent) return undefined
  const note = noteFor(interpretation, turn)
  const reply = replyWith(intent, turn, note && { note })
  const rest = intentsOf(interpretation.rest ?? [], knowledge)
  if (rest.length === 0 || turn.incoming.chat.kind === 'group') return reply
  const also = packRows(
    rest.map((other) => optionButton(other, turn.locale)),
    1,
  )
  return { ...reply, buttons: [...also, ...(reply.buttons ?? []).slice(1)] }
}

export function createInterpretationPage(dependencies: InterpretationDependencies): InterpretationPage {
  const { knowledge } = dependencies
  return (interpretation, asked, turn) => {
    switch (interpretation.kind) {
      case 'answer':
        return renderAnswered(interpretation, turn, dependencies)
      case 'presumed':
        return renderPresumed(interpretation, asked, turn, dependencies, noteFor(interpretation, turn))
      case 'out-of-scope':
        return renderClass(interpretation, turn, dependencies)
      case 'several':
        return offerAll(intentsOf(interpretation.options, knowledge), turn)
      case 'disambiguation':
        return disambiguate(intentsOf(interpretation.options, knowledge), turn)
      case 'fallback':
        return fallBack(intentsOf(interpretation.near, knowledge), knowledge, turn)
    }
  }
}
