import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** The folder of the known data sets, which are beside the project and not part of it. */
const folder = join(import.meta.dirname, '../../shared/benchmarks')

export const setNames = ['banking77', 'clinc150', 'hint3_sofmattress', 'bqfaq', 'smp2020'] as const
export type SetName = (typeof setNames)[number]

/** Variants of the test questions that contain errors. */
export const noises = ['typo', 'homo30', 'trad'] as const
export type Noise = (typeof noises)[number]

/** A data set as paths. Known data sets are measured like any other. */
export type DataSet = {
  readonly name: string
  readonly train: string
  readonly test: string
  /** Questions that no intent of the set answers. */
  readonly oos?: string
  readonly noisy: Readonly<Partial<Record<Noise, string>>>
}

const pathOf = (set: SetName, file: string): string => join(folder, set, file)

/** Whether a set is on this machine. */
export function isPresent(set: SetName): boolean {
  return ['train_10.jsonl', 'train.jsonl', 'test.jsonl'].every((file) => existsSync(pathOf(set, file)))
}

/** The files of a known set: with ten utterances per intent, or all of them if `isFull`. */
export function dataSetOf(set: SetName, isFull: boolean): DataSet {
  const oos = pathOf(set, 'oos.jsonl')
  const noisy = noises.map((noise) => [noise, pathOf(set, `test.${noise}.jsonl`)] as const)
  return {
    name: set,
    train: pathOf(set, isFull ? 'train.jsonl' : 'train_10.jsonl'),
    test: pathOf(set, 'test.jsonl'),
    ...(existsSync(oos) && { oos }),
    noisy: Object.fromEntries(noisy.filter(([, path]) => existsSync(path))),
  }
}
