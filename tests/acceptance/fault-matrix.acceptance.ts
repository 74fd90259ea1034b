import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Cell, play as playCell, type Result } from './fault-matrix/cell.ts'
import { faults } from './fault-matrix/faults.ts'
import { hasPostgres } from './fault-matrix/postgres.ts'
import { writeReport } from './fault-matrix/report.ts'
import { isPlayable } from './world.ts'

/** `npm run faults` sets this; otherwise docs/faults.md stays as it is. */
const isReport = process.env.FAULTS === 'write'

/** Part of a fault's name, to play these cells only. */
const wanted = isReport ? '' : (process.env.FAULTS ?? '')

const cells: readonly Cell[] = faults
  .filter(({ name }) => name.includes(wanted))
  .flatMap((fault) =>
    (fault.modes ?? (['polling', 'webhook'] as const)).flatMap((mode) =>
      (fault.whens ?? (['start', 'running'] as const)).map((when) => ({ fault, mode, when })),
    ),
  )

/** Busy cells share the machine; those that wait for a dead line cost nothing meanwhile. */
const lanes = { busy: 3, waiting: 8 }

const canPlay = ({ fault }: Cell): boolean => isPlayable && (hasPostgres || fault.on !== 'PostgreSQL')

const isWaiting = ({ fault }: Cell): boolean => fault.seconds > 10

const outcomes = new Map(cells.map((cell) => [cell, Promise.withResolvers<Result>()]))

async function run(left: Cell[]): Promise<void> {
  for (let cell = left.shift(); cell; cell = left.shift()) {
    const { resolve, reject } = outcomes.get(cell) ?? {}
    await playCell(cell).then(resolve, reject)
  }
}

function runAll(): void {
  const busy = cells.filter((cell) => canPlay(cell) && !isWaiting(cell))
  const waiting = cells.filter((cell) => canPlay(cell) && isWaiting(cell))
  for (let lane = 0; lane < lanes.busy; lane += 1) void run(busy)
  for (let lane = 0; lane < lanes.waiting; lane += 1) void run(waiting)
}

describe('no message is lost and none is answered twice', { timeout: 900_000 }, () => {
  const results: (readonly [Cell, Result])[] = []

  beforeAll(() => {
    // A failure is reported when the outcome is awaited, and must not end the process before that.
    for (const { promise } of outcomes.values()) promise.catch(() => undefined)
    runAll()
  })
  afterAll(() => {
    if (!isReport) return
    if (results.length < cells.length) throw new Error('docs/faults.md is written only when every cell was played.')
    writeReport(results)
  })

  for (const cell of cells) {
    const { fault, mode, when } = cell
    const playHere = canPlay(cell) ? test : test.skip
    playHere(`${fault.name}: ${mode}, ${when === 'start' ? 'at start' : 'while running'}`, async () => {
      const result = (await outcomes.get(cell)?.promise) as Result
      results.push([cell, result])
      const { lost, most, odd, code, seconds, log } = result
      expect({ lost, odd, code }, log.slice(-3000)).toEqual({ lost: 0, odd: [], code: 0 })
      expect(most, 'answers to one message').toBeLessThanOrEqual(fault.mostAnswers)
      expect(seconds, 'seconds to recover').toBeLessThanOrEqual(fault.seconds)
    })
  }
})
