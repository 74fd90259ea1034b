import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { startOutbox } from '../src/jobs/outbox.ts'
import { startReminders } from '../src/jobs/reminders.ts'
import { createOutgoingLimit } from '../src/limits/outgoing.ts'
import { createMemoryRates } from '../src/limits/rates.ts'
import { createLog } from '../src/log.ts'
import { createPseudonyms } from '../src/privacy/pseudonym.ts'
import { createSeal } from '../src/privacy/seal.ts'
import { print, printJson, run } from '../src/programs/terminal/output.ts'
import { openDatabase } from '../src/store/database/database.ts'
import type { Database } from '../src/store/database/schema.ts'
import { remindersOf, type StoredReminder } from '../src/store/reminders.ts'

const help = `How a rush of reminders drains: so many due at one moment, told through the real job, outbox and limits.

  node bench/reminders.ts [--count 100000] [--per-second 30] [--seconds 120] [--database sqlite::memory:]

It stops after --seconds, or when all are told. Every fifth of a second somebody else is answered within the same limits. --per-second 3000 shows memory over
the whole of a large rush in minutes.`

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '100000' },
    'per-second': { type: 'string', default: '30' },
    seconds: { type: 'string', default: '120' },
    database: { type: 'string', default: 'sqlite::memory:' },
    help: { type: 'boolean', default: false },
  },
})

/** How long Telegram takes for a message, and how often somebody asks something. */
const [callMs, askEveryMs] = [60, 200]
const rowsAtOnce = 500
const seal = createSeal('a key for measurements')
const pseudonymOf = createPseudonyms('a key for measurements')

async function fill(database: Database, count: number, due: number): Promise<void> {
  for (let start = 0; start < count; start += rowsAtOnce) {
    const rows = Array.from({ length: Math.min(rowsAtOnce, count - start) }, (_, index): StoredReminder => {
      const chat = `telegram:${start + index}`
      return {
        ...{ id: String(start + index), chat: pseudonymOf(chat), sealed: seal.seal(chat), about: 'pay' },
        ...{ rule: 'm25-0900', zone: 'Asia/Shanghai', locale: 'en', paused: 0 as const },
        ...{ next_due: due, snoozed_until: null, due, told: null, created: 0 },
      }
    })
    await database.insertInto('reminders').values(rows).execute()
  }
}

const quantile = (sorted: readonly number[], share: number): number =>
  Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)

const megabytes = (): number => Math.round(process.memoryUsage.rss() / 2 ** 20)

/** Everything that sends, within one limit. */
function openDoor(perSecond: number) {
  const limit = createOutgoingLimit({
    outgoingPerSecond: perSecond,
    outgoingPerGroupMinute: 20,
    rates: createMemoryRates(),
  })
  const { signal } = new AbortController()
  return async (): Promise<void> => {
    await limit.take(1, false, signal)
    await sleep(callMs)
  }
}

async function measure(): Promise<void> {
  if (values.help) return print(help)
  const [count, perSecond, seconds] = [Number(values.count), Number(values['per-second']), Number(values.seconds)]
  const database = await openDatabase(values.database, { pseudonymOf })
  // Nine in the morning in China on the 25th, so that it is no night.
  const due = Date.parse('2026-11-25T01:00:00Z')
  await fill(database, count, due)
  const began = performance.now()
  const now = (): Date => new Date(due + performance.now() - began)
  const log = createLog('error')
  const send = openDoor(perSecond)
  const said = new Map<string, number>()
  const reminders = startReminders({
    database,
    now,
    log,
    say: ({ id }) => seal.seal(JSON.stringify({ id, text: 'x'.repeat(400) })),
  })
  const outbox = startOutbox({
    ...{ database, now, log },
    onTold: () => undefined,
    deliver: async (key, sealed) => {
      seal.open(sealed)
      await send()
      said.set(key, (said.get(key) ?? 0) + 1)
      return 'sent'
    },
  })
  // Waiting lines do not keep a process alive by themselves.
  const alive = setInterval(() => undefined, 1000)
  const [waits, memory]: [number[], number[]] = [[], []]
  while (performance.now() - began < seconds * 1000 && said.size < count) {
    const asked = performance.now()
    await remindersOf(database, 'somebody')
    await send()
    waits.push(performance.now() - asked)
    memory.push(megabytes())
    await sleep(askEveryMs)
  }
  const tookSeconds = (performance.now() - began) / 1000
  await Promise.all([reminders.stop(), outbox.stop()])
  clearInterval(alive)
  await database.destroy()
  const sorted = waits.toSorted((one, other) => one - other)
  const quarter = Math.ceil(memory.length / 4)
  printJson({
    ...{ due: count, told: said.size, toldTwice: [...said.values()].filter((times) => times > 1).length },
    ...{
      seconds: Math.round(tookSeconds),
      perSecond: Math.round(said.size / tookSeconds),
      allowedPerSecond: perSecond,
    },
    answers: {
      number: waits.length,
      medianMs: quantile(sorted, 0.5),
      p99Ms: quantile(sorted, 0.99),
      longestMs: quantile(sorted, 1),
    },
    memoryMb: { firstQuarter: Math.max(...memory.slice(0, quarter)), lastQuarter: Math.max(...memory.slice(-quarter)) },
  })
}

await run(measure)
