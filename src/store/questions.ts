import type { Database } from './database/schema.ts'

/** A question that was asked. `person`: the pseudonym; `question`: redacted; `outcome`: the kind of interpretation; `confidence`: 0…1. */
export type AskedQuestion = {
  readonly id: string
  readonly askedAt: Date
  readonly person: string
  readonly chat: 'private' | 'group'
  readonly locale: string
  readonly question: string
  readonly outcome: string
  readonly topic?: string
  readonly confidence?: number
}

/** Keeps a question; one of the same id is there already when an update is answered again, and stays as it is. */
export async function recordQuestion(database: Database, asked: AskedQuestion): Promise<void> {
  const { askedAt, topic = null, confidence = null, ...rest } = asked
  await database
    .insertInto('questions')
    .values({ ...rest, asked_at: askedAt.getTime(), topic, confidence })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}
