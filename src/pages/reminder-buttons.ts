import type { Button } from '../conversation/reply.ts'
import type { Locale, Translate } from '../locale/i18n.ts'

/** A button that takes a step with reminders; `parts` say which one, or what is to be set. */
export const remindButton = (label: string, locale: Locale, step: string, ...parts: readonly string[]): Button => ({
  label,
  action: { name: 'remind', locale, step, state: parts.join('.') },
})

/** The way to all kinds of reminders, from pages that end where waiting begins. */
export const newReminderButton = (locale: Locale, t: Translate): Button =>
  remindButton(t('remind.button'), locale, 'new')

/** Arranges buttons in rows of `width` buttons. */
export const inRows = (buttons: readonly Button[], width: number): readonly (readonly Button[])[] =>
  Array.from({ length: Math.ceil(buttons.length / width) }, (_, row) => buttons.slice(row * width, (row + 1) * width))

/** The question in progress: `new.<subject>`, or what is changed of a reminder (`day.<id>`, `time.<id>`, `zone.<id>`). */
export const pendingReminder = 'remind'
