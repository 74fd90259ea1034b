import { print } from '../../src/programs/terminal/output.ts'
import { type ContestantName, contestantNames, type Mode } from './contestants.ts'
import {
  type Beginning,
  inFolder,
  measureMemory,
  measureSpeed,
  measureStart,
  type Sample,
  type Speed,
} from './measures.ts'
import type { Options } from './options.ts'

type ByName<Result> = Readonly<Record<ContestantName, readonly Result[]>>

/** All measurements with one way of receiving updates. */
export type ModeResult = {
  readonly mode: Mode
  /** Starts of our bot without a cache. */
  readonly cold: readonly Beginning[]
  /** Starts with the cache of an earlier one. */
  readonly warm: ByName<Beginning>
  readonly speed: ByName<Speed>
  readonly memory: readonly Sample[]
}

/** In the order A B A B, so that other load on the machine affects both alike. */
async function inTurns<Result>(
  rounds: number,
  measure: (name: ContestantName) => Promise<Result>,
): Promise<ByName<Result>> {
  const results: Record<ContestantName, Result[]> = { xubao: [], echo: [] }
  for (let round = 0; round < rounds; round += 1)
    for (const name of contestantNames) results[name].push(await measure(name))
  return results
}

const rounded = (value: number): string => value.toFixed(value < 10 ? 1 : 0)

/** Measures both bots with updates arriving by `mode`, and reports progress. */
export function measureMode(mode: Mode, { rounds, load, messages }: Options): Promise<ModeResult> {
  return inFolder(async (cache) => {
    const cold = [await measureStart('xubao', mode, cache)]
    const warm = await inTurns(rounds, async (name) => {
      const beginning = await measureStart(name, mode, cache)
      print(
        `${mode}, ${name}: first answer after ${rounded(beginning.firstAnswerMs)} ms, ${rounded(beginning.residentMb)} MB`,
      )
      return beginning
    })
    const speed = await inTurns(rounds, async (name) => {
      const one = await measureSpeed(name, mode, cache, load)
      print(
        `${mode}, ${name}: burst ${rounded(one.burstPerSecond)}/s, loop ${rounded(one.loopPerSecond)}/s, median ${one.p50Ms.toFixed(1)} ms, ${one.cpuMs.toFixed(2)} ms of processor an answer, ${rounded(one.peakMb)} MB at most`,
      )
      return one
    })
    const memory = messages > 0 ? await measureMemory(mode, cache, load.people, messages) : []
    if (messages > 0) print(`${mode}: memory over ${messages} messages measured`)
    return { mode, cold, warm, speed, memory }
  })
}
