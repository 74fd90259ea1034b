import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Line, Stranger } from './line.ts'

/** Where the data sets lie: beside the project, never in it. */
const folder = join(import.meta.dirname, '../../shared/benchmarks')

export const setNames = ['banking77', 'clinc150', 'hint3_sofmattress', 'bqfaq', 'smp2020'] as const
export type SetName = (typeof setNames)[number]

/** The test questions with errors in them. */
export const noises = ['typo', 'homo30', 'trad'] as const
export type Noise = (typeof noises)[number]

export type DataSet = {
  readonly train: readonly Line[]
  readonly test: readonly Line[]
  /** Questions that no intent of the set answers; empty where the set has none. */
  readonly outOfScope: readonly Stranger[]
  readonly noisy: Readonly<Partial<Record<Noise, readonly Line[]>>>
}

const pathOf = (set: SetName, file: string): string => join(folder, set, file)

/** Whether a set is on this machine. */
export function isPresent(set: SetName): boolean {
  return existsSync(pathOf(set, 'train_10.jsonl')) && existsSync(pathOf(set, 'test.jsonl'))
}

/** The lines of a JSON Lines file; none where there is no such file. */
function readLines<Row extends Line>(path: string): readonly Row[] {
  if (!existsSync(path)) return []
  const rows = readFileSync(path, 'utf8').split('\n')
  return rows.filter((row) => row.trim() !== '').map((row) => JSON.parse(row) as Row)
}

/** What a set teaches: ten utterances an intent, or with `isFull` all it has. */
export function readTraining(set: SetName, isFull: boolean): readonly Line[] {
  return readLines(pathOf(set, isFull ? 'train.jsonl' : 'train_10.jsonl'))
}

export function readDataSet(set: SetName, isFull: boolean): DataSet {
  const noisy = noises.flatMap((noise) => {
    const lines = readLines(pathOf(set, `test.${noise}.jsonl`))
    return lines.length > 0 ? [[noise, lines] as const] : []
  })
  return {
    train: readTraining(set, isFull),
    test: readLines(pathOf(set, 'test.jsonl')),
    outOfScope: readLines<Stranger>(pathOf(set, 'oos.jsonl')),
    noisy: Object.fromEntries(noisy),
  }
}
