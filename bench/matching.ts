import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { print, run } from '../src/programs/terminal/output.ts'
import { checkData } from './check-data.ts'
import { dataSetOf, isPresent, type SetName, setNames } from './data-sets.ts'
import { writeFigures } from './figures-file.ts'
import { help } from './help.ts'
import { installPeers } from './install-peers.ts'
import type { Job, Result } from './measurement.ts'
import { type Options, readOptions } from './options.ts'
import { type Circumstances, reportOf } from './report.ts'
import { runAll } from './run-all.ts'

const sizes = [1000, 10_000, 100_000]

/** The sets for which growth is measured, one English and one Chinese. */
const growing: readonly SetName[] = ['banking77', 'smp2020']

function jobsFor({ sets, given, hasGrowth, peers: names, isFull }: Options): readonly Job[] {
  const data = given ? [given] : sets.filter(isPresent).map((set) => dataSetOf(set, isFull))
  const ofSets = data.flatMap((one) => names.map((peer): Job => ({ kind: 'set', peer, data: one })))
  const growingData = growing.filter(isPresent).map((set) => dataSetOf(set, true))
  const ofSizes = sizes.flatMap((size) => names.map((peer): Job => ({ kind: 'growth', peer, size, data: growingData })))
  return [...ofSets, ...(hasGrowth && growingData.length > 0 ? ofSizes : [])]
}

function circumstancesOf(words: readonly string[], { sets, hasGrowth, isFull, given }: Options): Circumstances {
  const wanted = setNames.filter((set) => sets.includes(set) || (hasGrowth && growing.includes(set)))
  return {
    date: new Date().toISOString().slice(0, 10),
    node: process.versions.node,
    processor: `${cpus()[0]?.model.trim() ?? 'unknown processor'} (${cpus().length} cores)`,
    command: ['npm run bench:matching', ...(words.length > 0 ? ['--', ...words] : [])].join(' '),
    isFull: isFull || given !== undefined,
    missing: wanted
      .filter((set) => !isPresent(set))
      .map((set) => `${set}: its files are not on this machine (../shared/benchmarks/${set}).`),
  }
}

/** Writes the results after every job, because a run takes long and may be interrupted. */
function createKeeper(
  { out, json, given }: Options,
  circumstances: Circumstances,
): (results: readonly Result[]) => void {
  if (out) mkdirSync(out, { recursive: true })
  return (results) => {
    if (json) writeFigures(json, results, circumstances, given !== undefined)
    if (!out) return
    writeFileSync(join(out, 'RESULTS.md'), reportOf(results, circumstances))
    writeFileSync(join(out, 'results.json'), `${JSON.stringify({ ...circumstances, results }, null, 2)}\n`)
  }
}

/** `npm run bench:matching -- --help` lists what can be measured. Exits with 1 if ours could not be measured. */
async function main(): Promise<void> {
  const words = process.argv.slice(2)
  const options = readOptions(words)
  if (options === 'help') return print(help)
  const circumstances = circumstancesOf(words, options)
  for (const line of circumstances.missing) print(`skipped: ${line}`)
  const jobs = jobsFor(options)
  if (jobs.length === 0) return print('Nothing to measure; earlier results stay as they are.')
  for (const note of checkData(jobs)) print(note)
  if (options.peers.some((peer) => peer !== 'ours')) installPeers()
  const results = await runAll(jobs, createKeeper(options, circumstances))
  for (const path of [options.json, options.out && join(options.out, 'RESULTS.md')]) if (path) print(`written: ${path}`)
  if (results.some(({ job, outcome }) => job.peer === 'ours' && outcome.status !== 'measured')) process.exitCode = 1
}

await run(main)
