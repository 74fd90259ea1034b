import { bold, escapeHtml, joinHtml } from '../conversation/html.ts'
import { type Button, type MessageReply, message } from '../conversation/reply.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { localTime } from '../reminders/moments.ts'
import type { Due, Reminder, ReminderSubject } from '../reminders/reminder.ts'
import { intentsOf } from './choices.ts'
import { remindButton } from './reminder-buttons.ts'
import { showMonth, showWeekday, type Voice } from './reminder-words.ts'

/** For each subject, the topic that explains how to do it. */
const topics: Readonly<Record<ReminderSubject, string>> = {
  pay: 'prevention-pay-regularly',
  resident: 'resident-enrolment',
  wait: 'waiting-period',
  other: 'check-records',
}

const doneLabels = {
  pay: 'remind.paid',
  resident: 'remind.enrolled',
  wait: 'remind.done',
  other: 'remind.done',
} as const

/** What somebody wanted to be told when a day has come. */
export function toldPage(
  { id, about, rule, zone }: Reminder,
  { due, isLate }: Pick<Due, 'due' | 'isLate'>,
  knowledge: Knowledge,
  { locale, t }: Voice,
): MessageReply {
  const { date } = localTime(due, zone)
  const title = t(`remind.told.${about}`)
  const how: readonly Button[] = intentsOf([topics[about]], knowledge).map((intent) => ({
    label: t(about === 'pay' ? 'remind.howToPay' : 'remind.more'),
    action: { name: 'topic', locale, topic: intent.id },
  }))
  return message(
    joinHtml([
      joinHtml(
        [
          escapeHtml('⏰'),
          bold(rule.kind === 'monthly' ? t('remind.inMonth', { title, month: showMonth(date, locale) }) : title),
        ],
        ' ',
      ),
      isLate && escapeHtml(t('remind.late', { day: showWeekday(date, locale) })),
      escapeHtml(t(`remind.body.${about}`)),
    ]),
    [
      [remindButton(t(doneLabels[about]), locale, 'paid', id)],
      [remindButton(t('remind.again'), locale, 'again', id), ...how],
      [remindButton(t('remind.stop'), locale, 'stop', id)],
    ],
  )
}
