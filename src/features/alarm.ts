import type { Feature } from '../conversation/feature.ts'
import { inPlace, toast } from '../conversation/reply.ts'
import type { createAlarm } from '../dialogue/alarm.ts'
import type { Record } from '../dialogue/outcome.ts'
import type { AlarmPage } from '../pages/alarm.ts'

export type AlarmDependencies = {
  readonly alarmOf: ReturnType<typeof createAlarm>
  readonly alarmPage: AlarmPage
  readonly record: Record
}

/** Danger to somebody's life, or care that is needed now: what helps first, before anything else is read. */
export function alarm({ alarmOf, alarmPage, record }: AlarmDependencies): Feature {
  return {
    onAlarm: (turn) => {
      const { incoming, locale, memory } = turn
      const { text } = incoming.content
      const found = alarmOf(text)
      // Once the first message for an emergency was said, what follows is a question about it.
      if (!found || (found === 'urgent' && memory.urgent)) return undefined
      const reply = alarmPage(found, turn)
      if (!reply) return undefined
      const { id, chat, from } = incoming
      return record({ id, person: from.id, chat: chat.kind, locale, question: text, outcome: found }).then(() => [
        reply,
      ])
    },
    // The words that were changed may have been answered by what helps first: that stays there.
    onEdited: (turn) => {
      const { content, messageId } = turn.incoming
      const found = alarmOf(content.now.kind === 'text' ? content.now.text : content.now.argument)
      const reply = found && alarmPage(found, turn)
      return reply && messageId !== undefined ? [{ ...inPlace(reply), answerTo: messageId }] : undefined
    },
    presses: {
      alarm: (turn, action) => {
        const reply = alarmPage(action.alarm, turn, action.locale)
        if (!reply) return [toast(turn.t('toast.gone'))]
        // In a group those who asked go on reading what they were told.
        return [turn.incoming.chat.kind === 'group' ? reply : inPlace(reply)]
      },
    },
  }
}
