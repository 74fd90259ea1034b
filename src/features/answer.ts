import type { Action } from '../conversation/action.ts'
import { escapeHtml } from '../conversation/html.ts'
import type { Feature, Reply, Turn } from '../conversation/types.ts'
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
  const show = (turn: Turn, action: Extract<Action, { topic: string }>, inPlace: boolean): readonly Reply[] => {
    const intent = knowledge.intents.get(action.topic)
    if (!intent) return [{ html: escapeHtml(turn.t('toast.gone')), mode: 'toast' }]
    const reply = replyWith(intent, turn, action.locale)
    return [inPlace ? { ...reply, mode: 'edit' } : reply]
  }
  return {
    presses: {
      topic: (turn, action) => show(turn, action, turn.incoming.chat.kind === 'group'),
      translate: (turn, action) => show(turn, action, true),
    },
  }
}
