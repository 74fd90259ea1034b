import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { isPresent, type SetName, setNames } from './data-sets.ts'
import { area, percent, reasonOf, time } from './figures.ts'
import type { Job, Outcome, Result } from './measurement.ts'
import { type Options, readOptions } from './options.ts'
import { type PeerName, peers } from './peers/peers.ts'
import { type Circumstances, reportOf } from './report.ts'
import { runJob } from './run-job.ts'

const sizes = [1000, 10_000, 100_000]

/** One English and one Chinese set grow together. */
const growing: readonly SetName[] = ['banking77', 'smp2020']

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

function describe(outcome: Outcome): string {
  if (outcome.status !== 'measured') return reasonOf(outcome)
  const { cost, quality } = outcome.measurement
  const understood = quality ? `top-1 ${percent(quality.top1)}, AUROC ${area(quality.auroc)}, ` : ''
  return `${understood}fit ${time(cost.fitMs)}, median ${time(cost.medianMs)}, p99 ${time(cost.p99Ms)}`
}

/** Whoever was cut off at one size is not tried at the next. All results so far are kept after every job: a run takes long and may be stopped. */
async function runAll(jobs: readonly Job[], keep: (results: readonly Result[]) => void): Promise<void> {
  const results: Result[] = []
  const outgrown = new Set<PeerName>()
  for (const [index, job] of jobs.entries()) {
    const where = job.kind === 'set' ? job.set : `${job.size} utterances`
    process.stdout.write(`[${index + 1}/${jobs.length}] ${where}, ${peers[job.peer].title}: `)
    const isOutgrown = job.kind === 'growth' && outgrown.has(job.peer)
    const outcome: Outcome = isOutgrown
      ? { status: 'skipped', reason: 'not tried: too slow at the size before' }
      : await runJob(job)
    if (job.kind === 'growth' && outcome.status !== 'measured') outgrown.add(job.peer)
    say(describe(outcome))
    results.push({ job, outcome })
    keep(results)
  }
}

function jobsFor({ sets, hasGrowth, peers: names, isFull }: Options): readonly Job[] {
  const here = growing.filter(isPresent)
  const ofSets = sets.filter(isPresent).flatMap((set) => names.map((peer): Job => ({ kind: 'set', peer, set, isFull })))
  const ofSizes = sizes.flatMap((size) => names.map((peer): Job => ({ kind: 'growth', peer, size, sets: here })))
  return [...ofSets, ...(hasGrowth && here.length > 0 ? ofSizes : [])]
}

/** `npm run matching -- [--sets a,b] [--peers a,b] [--full] [--out FOLDER]`: measures and writes RESULTS.md and results.json. */
async function main(): Promise<void> {
  const words = process.argv.slice(2)
  const options = readOptions(words)
  const absent = setNames.filter((set) => !isPresent(set) && (options.sets.includes(set) || options.hasGrowth))
  const missing = absent.map((set) => `${set}: its files are not on this machine (../shared/benchmarks/${set}).`)
  for (const line of missing) say(`skipped: ${line}`)
  const circumstances: Circumstances = {
    date: new Date().toISOString().slice(0, 10),
    node: process.versions.node,
    processor: `${cpus()[0]?.model.trim() ?? 'unknown processor'} (${cpus().length} cores)`,
    command: ['npm run bench:matching', ...(words.length > 0 ? ['--', ...words] : [])].join(' '),
    isFull: options.isFull,
    missing,
  }
  mkdirSync(options.out, { recursive: true })
  const keep = (results: readonly Result[]): void => {
    writeFileSync(join(options.out, 'RESULTS.md'), reportOf(results, circumstances))
    writeFileSync(join(options.out, 'results.json'), `${JSON.stringify({ ...circumstances, results }, null, 2)}\n`)
  }
  const jobs = jobsFor(options)
  if (jobs.length === 0) return say('Nothing to measure; earlier results stay as they are.')
  await runAll(jobs, keep)
  say('RESULTS.md and results.json are written.')
}

try {
  await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
