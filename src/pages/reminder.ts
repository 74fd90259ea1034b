import { bold, escapeHtml, html, joinHtml, raw } from '../conversation/html.ts'
import { type Button, type Buttons, type MessageReply, message } from '../conversation/reply.ts'
import { isQuiet } from '../reminders/next-due.ts'
import { type Reminder, reminderSubjects } from '../reminders/reminder.ts'
import { encodeRule, type Rule } from '../reminders/rule.ts'
import { inRows, pendingReminder, remindButton } from './reminder-buttons.ts'
import { reminderLine, showMoment, type Voice } from './reminder-words.ts'

/** What the other rhythm of a reminder is; none for one that comes once. */
function otherRhythm({ rule, nextDue }: Reminder, monthOf: (moment: number) => number): Rule | undefined {
  const { time } = rule
  if (rule.kind === 'monthly') {
    const month = nextDue === undefined ? 1 : monthOf(nextDue)
    return { kind: 'yearly', month, day: rule.day === 'last' ? 28 : rule.day, time }
  }
  return rule.kind === 'yearly' ? { kind: 'monthly', day: rule.day > 28 ? 'last' : rule.day, time } : undefined
}

function cardButtons(reminder: Reminder, { locale, t }: Voice): Buttons {
  const { id, isPaused, rule, zone } = reminder
  const step = (label: string, name: string, ...more: readonly string[]): Button =>
    remindButton(label, locale, name, id, ...more)
  const monthOf = (moment: number): number =>
    Number(new Intl.DateTimeFormat('en', { month: 'numeric', timeZone: zone }).format(moment))
  const other = otherRhythm(reminder, monthOf)
  const rhythm =
    other && step(t(rule.kind === 'monthly' ? 'remind.makeYearly' : 'remind.makeMonthly'), 'set', encodeRule(other))
  return [
    [step(t('remind.changeTime'), 'time'), step(t('remind.changeDay'), 'day')],
    [step(t('remind.changeZone'), 'zone'), ...(rhythm ? [rhythm] : [])],
    [
      step(t('remind.calendar'), 'cal'),
      isPaused ? step(t('remind.resume'), 'resume') : step(t('remind.pause'), 'pause'),
    ],
    [step(t('remind.delete'), 'delete'), remindButton(t('remind.all'), locale, 'list')],
  ]
}

/** One reminder: what it is about, when it comes next, and how it can be changed. `lead` says what has just been done. */
export function reminderPage(reminder: Reminder, voice: Voice, lead?: string): MessageReply {
  const { locale, t } = voice
  const { nextDue, snoozedUntil, isPaused, zone, rule } = reminder
  const at = (moment: number) => showMoment(moment, zone, locale)
  const state = isPaused
    ? t('remind.isPaused')
    : nextDue === undefined && snoozedUntil === undefined
      ? t('remind.isOver')
      : undefined
  return message(
    joinHtml(
      [
        lead !== undefined && escapeHtml(lead),
        html`<b>${raw(reminderLine(reminder, voice))}</b>`,
        state !== undefined && escapeHtml(state),
        !isPaused && nextDue !== undefined && escapeHtml(t('remind.next', at(nextDue))),
        !isPaused && snoozedUntil !== undefined && escapeHtml(t('remind.snoozed', at(snoozedUntil))),
        isQuiet(rule.time) && escapeHtml(t('remind.quiet')),
      ],
      '\n',
    ),
    cardButtons(reminder, voice),
    { pending: null },
  )
}

/** All reminders of a person, or what there is to be reminded of where there are none. */
export function reminderList(reminders: readonly Reminder[], voice: Voice, lead?: string): MessageReply {
  const { locale, t } = voice
  if (reminders.length === 0) return subjectsPage(voice, lead ?? t('remind.none'))
  const lines = reminders.map((reminder, index) =>
    joinHtml([escapeHtml(`${index + 1}.`), reminderLine(reminder, voice)], ' '),
  )
  const numbers = reminders.map(({ id }, index) => remindButton(String(index + 1), locale, 'show', id))
  return message(
    joinHtml([lead !== undefined && escapeHtml(lead), bold(t('remind.title')), joinHtml(lines, '\n')]),
    [...inRows(numbers, 5), [remindButton(t('remind.new'), locale, 'new')]],
    { pending: null },
  )
}

/** What there is to be reminded of. */
export function subjectsPage({ locale, t }: Voice, lead?: string): MessageReply {
  return message(
    escapeHtml(lead ?? t('remind.choose')),
    reminderSubjects.map((about) => [remindButton(t(`remind.subjects.${about}`), locale, 'when', about)]),
    { pending: { name: pendingReminder, about: 'new.pay' } },
  )
}
