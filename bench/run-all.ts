import { print } from '../src/programs/terminal/output.ts'
import { area, percent, reasonOf, time } from './figures.ts'
import type { Job, Outcome, Result } from './measurement.ts'
import { type PeerName, peers } from './peers/peers.ts'
import { runJob } from './run-job.ts'

function describe(outcome: Outcome): string {
  if (outcome.status !== 'measured') return reasonOf(outcome)
  const { cost, quality } = outcome.measurement
  const understood = quality
    ? `top-1 ${percent(quality.top1)}, top-3 ${percent(quality.top3)}, AUROC ${area(quality.auroc)}, `
    : ''
  return `${understood}fit ${time(cost.fitMs)}, median ${time(cost.medianMs)}, p99 ${time(cost.p99Ms)}, ${cost.rssMb.toFixed(0)} MB resident`
}

/** Runs the jobs one by one and reports each outcome. Skips larger sizes for a peer that was cut off. After every job `keep` gets all results so far. */
export async function runAll(
  jobs: readonly Job[],
  keep: (results: readonly Result[]) => void,
): Promise<readonly Result[]> {
  const results: Result[] = []
  const outgrown = new Set<PeerName>()
  for (const [index, job] of jobs.entries()) {
    const where = job.kind === 'set' ? job.data.name : `${job.size} utterances`
    const isOutgrown = job.kind === 'growth' && outgrown.has(job.peer)
    const outcome: Outcome = isOutgrown
      ? { status: 'skipped', reason: 'skipped: too slow at the previous size' }
      : await runJob(job)
    if (job.kind === 'growth' && outcome.status !== 'measured') outgrown.add(job.peer)
    print(`[${index + 1}/${jobs.length}] ${where}, ${peers[job.peer].title}: ${describe(outcome)}`)
    results.push({ job, outcome })
    keep(results)
  }
  return results
}
