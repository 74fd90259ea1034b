import { writeFileSync } from 'node:fs'
import { reasonOf } from './figures.ts'
import type { Job, Result } from './measurement.ts'
import type { Circumstances } from './report.ts'

/** One peer on one data set. The fields are explained in README.md. */
function rowOf({ job, outcome }: Result) {
  const { cost, quality } = outcome.status === 'measured' ? outcome.measurement : {}
  return {
    peer: job.peer,
    top1: quality?.top1 ?? null,
    top3: quality?.top3 ?? null,
    auroc: quality?.auroc ?? null,
    aurocNear: quality?.aurocNear ?? null,
    noisyTop1: quality?.noisyTop1 ?? {},
    fitMs: cost?.fitMs ?? null,
    storableMs: cost?.storableMs ?? null,
    medianMs: cost?.medianMs ?? null,
    p99Ms: cost?.p99Ms ?? null,
    timed: cost?.timed ?? null,
    memoryMb: cost?.memoryMb ?? null,
    rssMb: cost?.rssMb ?? null,
    problem: reasonOf(outcome) || null,
  }
}

function rowsOf(results: readonly Result[]) {
  const rows = results.map(rowOf)
  return { results: rows, ours: rows.find(({ peer }) => peer === 'ours') ?? null }
}

const isKind =
  <Kind extends Job['kind']>(kind: Kind) =>
  (result: Result): result is Result & { readonly job: Extract<Job, { kind: Kind }> } =>
    result.job.kind === kind

function setsOf(results: readonly Result[]) {
  const byName = Map.groupBy(results.filter(isKind('set')), ({ job }) => job.data.name)
  return [...byName].flatMap(([name, own]) => {
    const data = own[0]?.job.data
    return data ? [{ name, train: data.train, test: data.test, oos: data.oos ?? null, ...rowsOf(own) }] : []
  })
}

function growthOf(results: readonly Result[]) {
  const bySize = Map.groupBy(results.filter(isKind('growth')), ({ job }) => job.size)
  return [...bySize].map(([utterances, own]) => ({ utterances, ...rowsOf(own) }))
}

/** Writes the figures as JSON: for a given data set at the top level, for known ones as a list. */
export function writeFigures(path: string, results: readonly Result[], at: Circumstances, isGiven: boolean): void {
  const sets = setsOf(results)
  const { date, node, processor, command, isFull } = at
  const figures = isGiven ? sets[0] : { isFull, sets, growth: growthOf(results) }
  writeFileSync(path, `${JSON.stringify({ ...figures, date, node, processor, command }, null, 2)}\n`)
}
