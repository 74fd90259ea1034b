import { escapeHtml } from '../conversation/html.ts'
import { type Button, type Buttons, type MessageReply, message } from '../conversation/reply.ts'
import type { Turn } from '../conversation/turn.ts'
import { dayInChina, type Intent, type Knowledge } from '../knowledge/knowledge.ts'
import { inLocale } from '../locale/i18n.ts'
import { plainWords, stepsOf, type View } from './answer.ts'
import { humanButton } from './buttons.ts'
import { lastTopic, nod } from './last-topic.ts'

export type SimplerDependencies = { readonly knowledge: Knowledge; readonly now: () => Date }

/** Plain words, then single steps: what comes after is a sentence for the hotline. */
const mostSimplified = 2

/** In groups buttons that change the message would change it for everyone; there the rest is read in private. */
const goingOn = (intent: Intent, row: readonly Button[], { incoming, t }: Turn): Buttons =>
  incoming.chat.kind === 'group' ? [[{ label: t('answer.details'), start: intent.id }]] : [row]

/** A sentence to read out to the hotline, for somebody whom no text helps. */
function readOut(intent: Intent, { t, locale }: Turn, knowledge: Knowledge): MessageReply {
  const [number = '12345'] = intent.contacts
  const sentence = t('talk.toReadOut', { topic: inLocale(intent.title, 'zh-Hans') })
  return message(
    escapeHtml(t('talk.confusedStill', { number, sentence })),
    [[{ label: number, copy: number }, ...humanButton(t('answer.human'), locale, knowledge)]],
    { topic: intent.id, simplified: mostSimplified + 1 },
  )
}

const stepButton = (intent: Intent, number: number, { locale, t }: Turn): Button => ({
  label: t('answer.nextStep'),
  action: { name: 'step', locale, topic: intent.id, number },
})

/** An answer said again for somebody who does not understand it. */
export function createSimplerPages({ knowledge, now }: SimplerDependencies) {
  const viewOf = ({ locale, t }: Turn): View => ({ knowledge, day: dayInChina(now()), locale, t })

  /** One step, with the way to the next. */
  const step = (intent: Intent, number: number, turn: Turn): MessageReply => {
    const { locale, t } = turn
    const steps = stepsOf(intent, viewOf(turn))
    const all: Button = { label: t('answer.whole'), action: { name: 'whole', locale, topic: intent.id } }
    const text = steps[number - 1]
    if (text === undefined)
      return message(escapeHtml(t('answer.lastStep')), goingOn(intent, [all], turn), { topic: intent.id })
    const row = number < steps.length ? [stepButton(intent, number + 1, turn), all] : [all]
    const shown = t('answer.step', { number, steps: steps.length, step: text })
    return message(escapeHtml(shown), goingOn(intent, row, turn), { topic: intent.id, step: number })
  }

  /** The short answer in the plainest words, with the way to single steps. */
  const simple = (intent: Intent, turn: Turn): MessageReply => {
    const { locale, t } = turn
    const stepByStep = stepsOf(intent, viewOf(turn)).length > 0 ? [stepButton(intent, 1, turn)] : []
    const row = [...stepByStep, ...humanButton(t('answer.human'), locale, knowledge)]
    const text = escapeHtml(t('talk.simpler', { text: plainWords(intent, viewOf(turn)) }))
    return message(text, goingOn(intent, row, turn), { topic: intent.id, simplified: 1 })
  }

  /** Said again more simply each time: plain words, one step, a sentence for the hotline. */
  const simpler = (turn: Turn): MessageReply => {
    const intent = lastTopic(turn.memory, knowledge)
    if (!intent) return nod(turn.t('talk.nothingToSimplify'), turn, knowledge)
    const { simplified = 0 } = turn.memory
    if (simplified === 0) return simple(intent, turn)
    if (simplified < mostSimplified && stepsOf(intent, viewOf(turn)).length > 0)
      return { ...step(intent, 1, turn), subject: { topic: intent.id, simplified: mostSimplified, step: 1 } }
    return readOut(intent, turn, knowledge)
  }

  /** The next step of the topic, one at a time. */
  const stepwise = (turn: Turn): MessageReply => {
    const intent = lastTopic(turn.memory, knowledge)
    if (!intent) return nod(turn.t('talk.yesNothing'), turn, knowledge)
    const shown = step(intent, (turn.memory.step ?? 0) + 1, turn)
    return { ...shown, subject: { ...shown.subject, simplified: mostSimplified } }
  }

  return { step, simple, simpler, stepwise }
}
