import type { Database } from './database/schema.ts'

// Chats are named by pseudonyms here; numbers of messages mean something only in their chat.

/** Which message of the bot answers the message `question` of a chat; `at`: milliseconds since 1970. */
export type StoredAnswer = {
  readonly chat: string
  readonly thread?: number
  readonly question: number
  readonly answer: number
  /** What it is about, where it is about one topic. */
  readonly topic?: string
  readonly at: number
}

/** Notes an answer, in the place of an earlier one to the same message. */
export async function keepAnswer(database: Database, stored: StoredAnswer): Promise<void> {
  const { thread = null, topic = null, answer, at, ...key } = stored
  await database
    .insertInto('answers')
    .values({ ...key, thread, topic, answer, at })
    .onConflict((conflict) => conflict.columns(['chat', 'question']).doUpdateSet({ thread, topic, answer, at }))
    .execute()
}

/** The answer to a message that was given since `since`, if there is one. */
export async function findAnswer(
  database: Database,
  chat: string,
  question: number,
  since: number,
): Promise<number | undefined> {
  const row = await database
    .selectFrom('answers')
    .select('answer')
    .where('chat', '=', chat)
    .where('question', '=', question)
    .where('at', '>=', since)
    .executeTakeFirst()
  return row?.answer
}

/** The last answer about a topic in a thread of a chat (or outside threads) since `since`, if there is one. */
export async function findAnswerAbout(
  database: Database,
  {
    chat,
    thread,
    topic,
    since,
  }: Pick<StoredAnswer, 'chat' | 'thread'> & { readonly topic: string; readonly since: number },
): Promise<number | undefined> {
  const row = await database
    .selectFrom('answers')
    .select('answer')
    .where('chat', '=', chat)
    .where('topic', '=', topic)
    .where('at', '>=', since)
    .where('thread', thread === undefined ? 'is' : '=', thread ?? null)
    .orderBy('at', 'desc')
    .executeTakeFirst()
  return row?.answer
}

/** Forgets every answer that was given before `before` (milliseconds since 1970), and says how many. */
export async function forgetOldAnswers(database: Database, before: number): Promise<number> {
  const { numDeletedRows } = await database.deleteFrom('answers').where('at', '<', before).executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}
