import type { ActionOf } from '../conversation/action.ts'
import type { Feature } from '../conversation/feature.ts'
import { inPlace, type Reply, toast } from '../conversation/reply.ts'
import type { Turn } from '../conversation/turn.ts'
import { dayInChina, type Intent, type Knowledge } from '../knowledge/knowledge.ts'
import type { I18n } from '../locale/i18n.ts'
import { shortAnswer } from '../pages/answer.ts'
import { isAsker } from '../pages/asker.ts'
import { createLawsOfPage } from '../pages/laws-of.ts'
import type { ReplyWith } from '../pages/reply-with.ts'
import type { TalkPages } from '../pages/talk.ts'

export type AnswerDependencies = {
  readonly knowledge: Knowledge
  readonly i18n: I18n
  readonly now: () => Date
  readonly replyWith: ReplyWith
  readonly talk: TalkPages
}

/** The buttons under and beside answers: another topic, all of it, simpler, one step, the law, the other language. */
export function answer({ knowledge, i18n, now, replyWith, talk }: AnswerDependencies): Feature {
  const lawsOf = createLawsOfPage({ knowledge, i18n, now })
  const withIntent = (turn: Turn, topic: string, show: (intent: Intent) => readonly Reply[]): readonly Reply[] => {
    const intent = knowledge.intents.get(topic)
    return intent ? show(intent) : [toast(turn.t('toast.gone'))]
  }

  /** In a group the asker changes their answer for everyone; anybody else reads the short answer over the button. */
  const translate = (turn: Turn, { topic, locale, asker }: ActionOf<'translate'>): readonly Reply[] =>
    withIntent(turn, topic, (intent) => {
      if (isAsker(turn.incoming, asker)) return [inPlace(replyWith(intent, turn, { locale }))]
      const view = { knowledge, day: dayInChina(now()), locale, t: i18n.translate(locale) }
      return [toast(shortAnswer(intent, view))]
    })

  return {
    presses: {
      topic: (turn, { topic, locale }) => withIntent(turn, topic, (intent) => [replyWith(intent, turn, { locale })]),
      whole: (turn, { topic, locale }) => withIntent(turn, topic, (intent) => [replyWith(intent, turn, { locale })]),
      translate,
      simple: (turn, { topic }) => withIntent(turn, topic, (intent) => [talk.simple(intent, turn)]),
      step: (turn, { topic, number }) =>
        withIntent(turn, topic, (intent) => [inPlace(talk.step(intent, number, turn))]),
      laws: (turn, { topic, locale }) =>
        withIntent(turn, topic, (intent) => [lawsOf(intent, locale, turn.memory.slots.place)]),
    },
  }
}
