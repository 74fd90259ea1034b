import { escapeHtml } from '../conversation/html.ts'
import { type MessageReply, message } from '../conversation/reply.ts'
import type { Moment } from '../reminders/moments.ts'
import type { Reminder } from '../reminders/reminder.ts'
import { encodeRule } from '../reminders/rule.ts'
import { remindButton } from './reminder-buttons.ts'
import { showMoment, type Voice } from './reminder-words.ts'

const line = (text: string): MessageReply => message(escapeHtml(text), [], { pending: null })

/** The matter is done; when it comes next. */
export function donePage(left: Reminder | undefined, { locale, t }: Voice): MessageReply {
  if (left?.nextDue === undefined) return line(t('remind.wellDone'))
  return line(t('remind.wellDoneNext', { day: showMoment(left.nextDue, left.zone, locale).day }))
}

/** It comes again tomorrow. */
export const snoozedPage = ({ zone }: Reminder, until: Moment, { locale, t }: Voice): MessageReply =>
  line(t('remind.tomorrow', showMoment(until, zone, locale)))

/** A reminder is deleted, with the way back. */
export function deletedPage(
  { about, rule }: Reminder,
  key: 'remind.deleted' | 'remind.stopped',
  { locale, t }: Voice,
): MessageReply {
  return message(
    escapeHtml(t(key, { what: t(`remind.subjects.${about}`) })),
    [
      [
        remindButton(t('remind.undo'), locale, 'add', about, encodeRule(rule)),
        remindButton(t('remind.all'), locale, 'list'),
      ],
    ],
    { pending: null },
  )
}
