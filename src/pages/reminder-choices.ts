import { plusMonths } from '../calculators/calendar.ts'
import { escapeHtml } from '../conversation/html.ts'
import { type Button, type MessageReply, message } from '../conversation/reply.ts'
import type { Reminder, ReminderSubject } from '../reminders/reminder.ts'
import { defaultTime, encodeRule, type Rule } from '../reminders/rule.ts'
import { offeredZones } from '../reminders/zones.ts'
import { inRows, pendingReminder, remindButton } from './reminder-buttons.ts'
import { showOrdinal, showRule, showZone, type Voice } from './reminder-words.ts'

const days = [5, 10, 15, 20, 25] as const
const times = ['08:00', '09:00', '12:00', '18:00', '20:00', '21:00'] as const
/** Days in the months in which many places take resident insurance; each announces its own. */
const residentDays = [
  [9, 15],
  [10, 15],
  [11, 1],
  [12, 1],
] as const
const monthsAhead = [1, 2, 3, 6] as const

/** Days that are offered for a subject, as rules. */
function offeredRules(about: ReminderSubject, today: string, time: string): readonly Rule[] {
  switch (about) {
    case 'pay':
      return [...days, 'last' as const].map((day) => ({ kind: 'monthly', day, time }))
    case 'resident':
      return residentDays.map(([month, day]) => ({ kind: 'yearly', month, day, time }))
    case 'wait':
      return monthsAhead.map((months) => ({ kind: 'once', date: plusMonths(today, months), time }))
    case 'other':
      return []
  }
}

function labelOf(rule: Rule, index: number, voice: Voice): string {
  const { t } = voice
  if (rule.kind === 'monthly') return rule.day === 'last' ? t('remind.lastDay') : showOrdinal(rule.day, voice)
  return rule.kind === 'once' ? t('remind.inMonths', { count: monthsAhead[index] ?? 1 }) : showRule(rule, voice)
}

/** Asks on which day; the answers add a reminder, or change the one that is named. */
export function whenPage(about: ReminderSubject, today: string, voice: Voice, changed?: Reminder): MessageReply {
  const { locale, t } = voice
  const rules = offeredRules(about, today, changed?.rule.time ?? defaultTime)
  const buttons = rules.map((rule, index) =>
    changed
      ? remindButton(labelOf(rule, index, voice), locale, 'set', changed.id, encodeRule(rule))
      : remindButton(labelOf(rule, index, voice), locale, 'add', about, encodeRule(rule)),
  )
  const back = changed
    ? remindButton(t('remind.back'), locale, 'show', changed.id)
    : remindButton(t('remind.all'), locale, 'list')
  return message(
    escapeHtml(t(`remind.ask.${about}`)),
    [...inRows(buttons, about === 'pay' ? 3 : about === 'wait' ? 2 : 1), [back]],
    {
      pending: { name: pendingReminder, about: changed ? `day.${changed.id}` : `new.${about}` },
    },
  )
}

function choicePage(
  { id }: Reminder,
  what: 'time' | 'zone',
  buttons: readonly (readonly Button[])[],
  { locale, t }: Voice,
): MessageReply {
  return message(
    escapeHtml(t(`remind.ask.${what}`)),
    [...buttons, [remindButton(t('remind.back'), locale, 'show', id)]],
    {
      pending: { name: pendingReminder, about: `${what}.${id}` },
    },
  )
}

/** Asks at what time of day. */
export function timePage(reminder: Reminder, voice: Voice): MessageReply {
  const buttons = times.map((time) =>
    remindButton(time, voice.locale, 'set', reminder.id, encodeRule({ ...reminder.rule, time })),
  )
  return choicePage(reminder, 'time', inRows(buttons, 3), voice)
}

/** Asks for the time zone. */
export function zonePage(reminder: Reminder, voice: Voice): MessageReply {
  const buttons = offeredZones.map((zone) =>
    remindButton(showZone(zone, voice.t), voice.locale, 'setzone', reminder.id, zone),
  )
  return choicePage(reminder, 'zone', inRows(buttons, 2), voice)
}

/** Asks which of two days is meant. */
export function whichDatePage(about: ReminderSubject, rules: readonly [Rule, Rule], voice: Voice): MessageReply {
  return message(
    escapeHtml(voice.t('remind.whichDate')),
    rules.map((rule) => [remindButton(showRule(rule, voice), voice.locale, 'add', about, encodeRule(rule))]),
  )
}
