import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Rows for one statement: few enough for the parameters that a database takes. */
const rowsAtOnce = 500

async function createPeople(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('people')
    .addColumn('person', 'text', (column) => column.primaryKey())
    .addColumn('locale', 'text', (column) => column.notNull())
    .execute()
}

type People = { readonly people: { readonly person: string; readonly locale: string } }

/** From here on a stolen database no longer says who somebody is. */
async function hidePeople(database: Kysely<People>, pseudonymOf: (id: string) => string): Promise<void> {
  const known = await database.selectFrom('people').selectAll().execute()
  const hidden = known.map(({ person, locale }) => ({ person: pseudonymOf(person), locale }))
  await database.deleteFrom('people').execute()
  for (let start = 0; start < hidden.length; start += rowsAtOnce)
    await database
      .insertInto('people')
      .values(hidden.slice(start, start + rowsAtOnce))
      .execute()
}

async function createUpdates(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('updates')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('number', 'bigint', (column) => column.notNull())
    .addColumn('queue', 'text')
    .addColumn('owner', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('payload', 'text')
    .addColumn('handed', 'integer', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('received_at', 'bigint', (column) => column.notNull())
    .addColumn('done_at', 'bigint')
    .execute()
  // Few updates wait at a time: this index stays small, and every question about waiting ones is answered from it.
  await sql`create index updates_waiting on updates (queue, owner, handed) where done_at is null`.execute(database)
  await sql`create index updates_done on updates (done_at) where done_at is not null`.execute(database)
  await database.schema
    .createTable('replicas')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('beat', 'bigint', (column) => column.notNull())
    .execute()
}

async function createQuestions(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('questions')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('asked_at', 'bigint', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('chat', 'text', (column) => column.notNull())
    .addColumn('locale', 'text', (column) => column.notNull())
    .addColumn('question', 'text', (column) => column.notNull())
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('topic', 'text')
    .addColumn('confidence', 'double precision')
    .execute()
  await database.schema.createIndex('questions_asked').on('questions').column('asked_at').execute()
  await database.schema.createIndex('questions_person').on('questions').column('person').execute()
}

async function createChats(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('chats')
    .addColumn('chat', 'text', (column) => column.primaryKey())
    .addColumn('paused', 'integer', (column) => column.notNull())
    .execute()
}

async function createMemories(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('memories')
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('chat', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('memories_key', ['person', 'chat'])
    .execute()
  await database.schema.createIndex('memories_at').on('memories').column('at').execute()
}

async function createAnswers(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('answers')
    .addColumn('chat', 'text', (column) => column.notNull())
    .addColumn('thread', 'bigint')
    .addColumn('question', 'bigint', (column) => column.notNull())
    .addColumn('answer', 'bigint', (column) => column.notNull())
    .addColumn('topic', 'text')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('answers_key', ['chat', 'question'])
    .execute()
  await database.schema.createIndex('answers_at').on('answers').column('at').execute()
}

async function createOutbox(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('outbox')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('chat', 'text', (column) => column.notNull())
    .addColumn('sealed', 'text')
    .addColumn('due', 'bigint', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('taken_until', 'bigint')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('done_at', 'bigint')
    .execute()
  await sql`create index outbox_waiting on outbox (due) where state = 'waiting'`.execute(database)
  await database.schema.createIndex('outbox_chat').on('outbox').column('chat').execute()
}

async function addChatSettings(database: Kysely<unknown>): Promise<void> {
  // SQLite adds one column at a time.
  const chats = database.schema.alterTable('chats')
  await chats.addColumn('silent', 'integer', (column) => column.notNull().defaultTo(0)).execute()
  await chats.addColumn('answers', 'text', (column) => column.notNull().defaultTo('here')).execute()
  await chats.addColumn('locale', 'text').execute()
  await chats.addColumn('place', 'text').execute()
  await chats.addColumn('updated', 'bigint', (column) => column.notNull().defaultTo(0)).execute()
}

async function createReminders(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('reminders')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('chat', 'text', (column) => column.notNull())
    .addColumn('sealed', 'text', (column) => column.notNull())
    .addColumn('about', 'text', (column) => column.notNull())
    .addColumn('rule', 'text', (column) => column.notNull())
    .addColumn('zone', 'text', (column) => column.notNull())
    .addColumn('locale', 'text', (column) => column.notNull())
    .addColumn('paused', 'integer', (column) => column.notNull())
    .addColumn('next_due', 'bigint')
    .addColumn('snoozed_until', 'bigint')
    .addColumn('due', 'bigint')
    .addColumn('told', 'bigint')
    .addColumn('created', 'bigint', (column) => column.notNull())
    .execute()
  await sql`create index reminders_due on reminders (due) where due is not null`.execute(database)
  await database.schema.createIndex('reminders_chat').on('reminders').column('chat').execute()
}

/**
 * Forward steps from an empty database to today's tables; a number is never used twice, a step never changed once released.
 * `pseudonymOf` gives the name under which a person or chat (`telegram:42`) is stored.
 */
export function createMigrations(pseudonymOf: (id: string) => string): Readonly<Record<string, Migration>> {
  return {
    '0001-people': { up: createPeople },
    '0002-pseudonyms': { up: (database: Kysely<People>) => hidePeople(database, pseudonymOf) },
    '0003-updates-questions-chats': {
      up: async (database: Kysely<unknown>) => {
        await createUpdates(database)
        await createQuestions(database)
        await createChats(database)
      },
    },
    '0004-memories': { up: createMemories },
    '0005-answers': { up: createAnswers },
    '0006-outbox': { up: createOutbox },
    '0007-chat-settings': { up: addChatSettings },
    '0008-reminders': { up: createReminders },
  }
}
