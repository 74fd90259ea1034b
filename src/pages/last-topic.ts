import { escapeHtml } from '../conversation/html.ts'
import type { Memory } from '../conversation/memory.ts'
import { type Buttons, type MessageReply, message } from '../conversation/reply.ts'
import type { Turn } from '../conversation/turn.ts'
import type { Intent, Knowledge } from '../knowledge/knowledge.ts'
import { packRows } from './button-rows.ts'
import { topicButton } from './buttons.ts'
import { intentsOf } from './choices.ts'

/** The topic that a conversation is about, if it is about one. */
export function lastTopic({ topic }: Memory, { intents }: Pick<Knowledge, 'intents'>): Intent | undefined {
  const intent = topic === undefined ? undefined : intents.get(topic)
  return intent?.kind === 'topic' ? intent : undefined
}

/** What people ask next, or the main routes if nothing was asked yet. */
export function nextButtons({ incoming, memory, locale }: Turn, knowledge: Knowledge): Buttons {
  const ids = lastTopic(memory, knowledge)?.followUps ?? knowledge.roles.startRoutes
  return packRows(
    intentsOf(ids, knowledge).map((intent) => topicButton(intent, locale)),
    incoming.chat.kind === 'group' ? 1 : 2,
  )
}

/** A short remark over what people ask next. */
export const nod = (text: string, turn: Turn, knowledge: Knowledge): MessageReply =>
  message(escapeHtml(text), nextButtons(turn, knowledge))
