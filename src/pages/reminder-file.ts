import { escapeHtml } from '../conversation/html.ts'
import type { DocumentReply } from '../conversation/reply.ts'
import { calendarFile } from '../reminders/calendar-file.ts'
import type { Moment } from '../reminders/moments.ts'
import type { Reminder } from '../reminders/reminder.ts'
import type { Voice } from './reminder-words.ts'

/** A reminder as a file for a calendar; `undefined` for one that comes no more. */
export function reminderFile(reminder: Reminder, { t }: Voice, now: Moment): DocumentReply | undefined {
  const words = {
    name: t('remind.title'),
    summary: t(`remind.told.${reminder.about}`),
    description: t(`remind.body.${reminder.about}`),
  }
  const text = calendarFile(reminder, words, now)
  return text === undefined
    ? undefined
    : { kind: 'document', name: 'xubao.ics', text, caption: escapeHtml(t('remind.calendarCaption')) }
}
