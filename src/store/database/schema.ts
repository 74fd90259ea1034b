import type { Kysely } from 'kysely'
import type { Pool } from 'pg'

// People and chats appear under their pseudonyms only, except in updates that still wait for their answer.

/** What is kept about a person: the language they chose. */
type PersonRow = { readonly person: string; readonly locale: string }

/**
 * An update that came in. Once it is done (`done_at`), queue, payload and owner are gone: its id alone recognises a second delivery.
 * `handed`: it was left to its owner by another replica, and the owner has not fetched it yet. Times are milliseconds since 1970.
 */
export type UpdateRow = {
  readonly id: string
  readonly number: number
  readonly queue: string | null
  readonly owner: string | null
  readonly state: 'waiting' | 'answered' | 'failed'
  readonly payload: string | null
  readonly handed: 0 | 1
  readonly reason: string | null
  readonly received_at: number
  readonly done_at: number | null
}

/** A replica that runs: `beat` grows as long as it lives. */
type ReplicaRow = { readonly name: string; readonly beat: number }

/** A question that was asked, redacted, and its outcome. */
type QuestionRow = {
  readonly id: string
  readonly asked_at: number
  readonly person: string
  readonly chat: 'private' | 'group'
  readonly locale: string
  readonly question: string
  readonly outcome: string
  readonly topic: string | null
  readonly confidence: number | null
}

/** Settings of a chat, or of the whole bot (`*`); `updated`: when they were last changed. */
export type ChatRow = {
  readonly chat: string
  readonly paused: 0 | 1
  readonly silent: 0 | 1
  readonly answers: 'here' | 'asker' | 'private'
  readonly locale: string | null
  readonly place: string | null
  readonly updated: number
}

/** What a conversation remembers of a person in one chat; `at`: when it was last used. */
type MemoryRow = { readonly person: string; readonly chat: string; readonly text: string; readonly at: number }

/** Which message of the bot answers which message of a chat; `thread`: the forum topic of the answer. */
type AnswerRow = {
  readonly chat: string
  readonly thread: number | null
  readonly question: number
  readonly answer: number
  readonly topic: string | null
  readonly at: number
}

/** Something to be said unasked; `sealed` (the chat, the words) is gone once it is done. `taken_until`: until when a replica has it. */
type OutboxRow = {
  readonly key: string
  readonly chat: string
  readonly sealed: string | null
  readonly due: number
  readonly attempts: number
  readonly taken_until: number | null
  readonly state: 'waiting' | 'sent' | 'forbidden' | 'failed' | 'uncertain'
  readonly done_at: number | null
}

/**
 * A reminder that somebody asked for; `sealed`: whom to write to. `rule` and `zone` say when it comes, `next_due` follows from them, a snooze leaves them
 * alone. `due` is the earlier of both, and null while it is paused: it is what is looked for. `told`: when it was last put into the outbox.
 */
export type ReminderRow = {
  readonly id: string
  readonly chat: string
  readonly sealed: string
  readonly about: string
  readonly rule: string
  readonly zone: string
  readonly locale: string
  readonly paused: 0 | 1
  readonly next_due: number | null
  readonly snoozed_until: number | null
  readonly due: number | null
  readonly told: number | null
  readonly created: number
}

export type Tables = {
  readonly reminders: ReminderRow
  readonly outbox: OutboxRow
  readonly answers: AnswerRow
  readonly memories: MemoryRow
  readonly people: PersonRow
  readonly updates: UpdateRow
  readonly replicas: ReplicaRow
  readonly questions: QuestionRow
  readonly chats: ChatRow
}

/** The database; `pool` are its connections where it is PostgreSQL. */
export type Database = Kysely<Tables> & { readonly pool?: Pool }
