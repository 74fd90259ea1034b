import { expect } from 'vitest'
import type { Database } from '../../src/store/database/schema.ts'
import { countWaiting } from '../../src/store/sweep.ts'
import { onEveryDatabase } from './databases.ts'
import { entry, numbersOf, replicaOf } from './replica.ts'

/** The database as it is when the connection breaks just after it confirmed (`transactions`), or before a change is made (`changes`). */
function breaking(database: Database, breaks: { transactions: number; changes: number }): Database {
  const transaction = () => ({
    execute: async (work: Parameters<ReturnType<Database['transaction']>['execute']>[0]) => {
      const result = await database.transaction().execute(work)
      breaks.transactions -= 1
      if (breaks.transactions >= 0) throw new Error('the connection broke')
      return result
    },
  })
  const updateTable = (table: 'updates') => {
    breaks.changes -= 1
    if (breaks.changes >= 0) throw new Error('the connection broke')
    return database.updateTable(table)
  }
  return new Proxy(database, {
    get: (target, name) => {
      if (name === 'transaction') return transaction
      if (name === 'updateTable') return updateTable
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

onEveryDatabase('a claim that was stored although it seemed to fail is gathered, once', async (database) => {
  const breaks = { transactions: 0, changes: 0 }
  const inbox = replicaOf(breaking(database, breaks), 'one')
  await inbox.claim([entry(1, 'telegram:else')])
  breaks.transactions = 1
  await expect(inbox.claim([entry(2), entry(3)])).rejects.toThrow('the connection broke')
  expect(await countWaiting(database)).toBe(3)
  // Delivered again, because nobody said that it is safe; and a later one of the same chat.
  expect(await inbox.claim([entry(2), entry(4)])).toEqual([])
  expect(numbersOf(await inbox.gather())).toEqual([2, 3, 4])
  expect(await inbox.gather()).toEqual([])
})

onEveryDatabase('what is gathered when the database fails is gathered later, once', async (database) => {
  const breaks = { transactions: 0, changes: 0 }
  const inbox = replicaOf(breaking(database, breaks), 'one')
  await inbox.claim([entry(1)])
  await replicaOf(database, 'other').claim([entry(2)])
  breaks.changes = 1
  await expect(inbox.gather()).rejects.toThrow('the connection broke')
  expect(numbersOf(await inbox.gather())).toEqual([2])
  expect(await inbox.gather()).toEqual([])
})

onEveryDatabase('a start at which the database fails misses nothing', async (database) => {
  await replicaOf(database, 'one').claim([entry(1)])
  const again = replicaOf(breaking(database, { transactions: 0, changes: 1 }), 'one')
  await expect(again.gather()).rejects.toThrow('the connection broke')
  expect(numbersOf(await again.gather())).toEqual([1])
})
