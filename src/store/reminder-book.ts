import type { Database } from './database/schema.ts'
import { deleteReminder, dueAt, keepReminder, remindersOf, type StoredReminder } from './reminders.ts'

/** What is kept of a reminder besides whom to write to. */
export type ReminderToKeep = Pick<
  StoredReminder,
  'id' | 'about' | 'rule' | 'zone' | 'locale' | 'paused' | 'next_due' | 'snoozed_until'
>

type Options = {
  readonly database: Database
  /** The name under which a person or chat is stored. */
  readonly pseudonymOf: (id: string) => string
  /** Seals the id of a chat. */
  readonly seal: (id: string) => string
  readonly now: () => Date
}

/** Reminders by the chats that doors name; stored are pseudonyms, and the chat to write to sealed. All of it rejects when the database fails. */
export function createReminderBook({ database, pseudonymOf, seal, now }: Options) {
  return {
    list: (chat: string): Promise<readonly ReminderToKeep[]> => remindersOf(database, pseudonymOf(chat)),
    keep: (chat: string, reminder: ReminderToKeep): Promise<void> =>
      keepReminder(database, {
        ...reminder,
        ...{ chat: pseudonymOf(chat), sealed: seal(chat), created: now().getTime() },
        ...{ due: dueAt(reminder), told: null },
      }),
    remove: (chat: string, id: string): Promise<boolean> => deleteReminder(database, pseudonymOf(chat), id),
  }
}
