import type { Action } from '../conversation/action.ts'
import type { Feature } from '../conversation/feature.ts'
import { inPlace, type Reply, toast } from '../conversation/reply.ts'
import type { Turn } from '../conversation/turn.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { ReplyWith } from '../pages/reply-with.ts'

/** Shows an intent when its button is pressed: a new message in private, in place in groups; the other language always in place. */
export function answer({
  knowledge,
  replyWith,
}: {
  readonly knowledge: Knowledge
  readonly replyWith: ReplyWith
}): Feature {
  const show = (turn: Turn, action: Extract<Action, { topic: string }>, isInPlace: boolean): readonly Reply[] => {
    const intent = knowledge.intents.get(action.topic)
    if (!intent) return [toast(turn.t('toast.gone'))]
    const reply = replyWith(intent, turn, action.locale)
    return [isInPlace ? inPlace(reply) : reply]
  }
  return {
    presses: {
      topic: (turn, action) => show(turn, action, turn.incoming.chat.kind === 'group'),
      translate: (turn, action) => show(turn, action, true),
    },
  }
}
