import { readDataSet, readTraining } from './data-sets.ts'
import type { Line, Stranger } from './line.ts'
import type { Cost, Job, Measurement, Message, Quality } from './measurement.ts'
import type { Ask, Candidate } from './peers/peer.ts'
import { peers } from './peers/peers.ts'
import { recombine } from './recombine.ts'
import { areaUnderCurve, quantile } from './statistics.ts'

/** So many questions are asked before time counts, so that compiled code is measured. */
const warmUp = 100
/** So many questions measure a size. */
const growthQuestions = 200

type Answer = { readonly meant: string; readonly candidates: readonly Candidate[]; readonly ms: number }

const tell = (message: Message): void => {
  process.send?.(message)
}

/** Megabytes in use after collecting garbage, WebAssembly included. */
function memoryInUse(): number {
  globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 2 ** 20
}

async function askAll(ask: Ask, questions: readonly Line[], stage: string): Promise<readonly Answer[]> {
  tell({ kind: 'stage', stage })
  const answers: Answer[] = []
  for (const { text, intent } of questions) {
    const start = performance.now()
    const given = ask(text)
    const candidates = given instanceof Promise ? await given : given
    answers.push({ meant: intent, candidates, ms: performance.now() - start })
  }
  return answers
}

const shareWithin = (answers: readonly Answer[], places: number): number =>
  answers.filter(({ meant, candidates }) => candidates.slice(0, places).some(({ intent }) => intent === meant)).length /
  answers.length

const confidences = (answers: readonly Answer[]): readonly number[] =>
  answers.map(({ candidates }) => candidates[0]?.confidence ?? 0)

/** Lets the peer learn `lines`; `finish` gives what it cost when the questions have been asked. */
async function learn(job: Job, lines: readonly Line[]) {
  tell({ kind: 'stage', stage: 'learning' })
  const before = memoryInUse()
  const peer = await peers[job.peer].load()
  const start = performance.now()
  const { ask, storableMs } = await peer.fit(lines)
  const fitMs = performance.now() - start
  await askAll(ask, lines.slice(0, warmUp), 'warming up')
  const finish = (answers: readonly Answer[]): Cost => {
    const times = answers.map(({ ms }) => ms)
    return {
      fitMs,
      ...(storableMs === undefined ? {} : { storableMs }),
      medianMs: quantile(times, 0.5),
      p99Ms: quantile(times, 0.99),
      memoryMb: memoryInUse() - before,
    }
  }
  return { ask, finish }
}

async function measureSet(job: Extract<Job, { kind: 'set' }>): Promise<Measurement> {
  const { train, test, outOfScope, noisy } = readDataSet(job.set, job.isFull)
  const { ask, finish } = await learn(job, train)
  const answers = await askAll(ask, test, 'asking test questions')
  const aurocOf = async (kind: Stranger['kind']): Promise<number | undefined> => {
    const strangers = outOfScope.filter((stranger) => stranger.kind === kind)
    if (strangers.length === 0) return undefined
    const given = await askAll(ask, strangers, `asking questions out of scope (${kind})`)
    return areaUnderCurve(confidences(answers), confidences(given))
  }
  const auroc = await aurocOf('far')
  const aurocNear = await aurocOf('near')
  const noisyTop1: Record<string, number> = {}
  for (const [noise, questions] of Object.entries(noisy))
    noisyTop1[noise] = shareWithin(await askAll(ask, questions, `asking questions with noise (${noise})`), 1)
  const quality: Quality = {
    top1: shareWithin(answers, 1),
    top3: shareWithin(answers, 3),
    ...(auroc !== undefined && { auroc }),
    ...(aurocNear !== undefined && { aurocNear }),
    noisyTop1,
  }
  return { cost: finish(answers), quality }
}

async function measureGrowth(job: Extract<Job, { kind: 'growth' }>): Promise<Measurement> {
  const lines = recombine(
    job.sets.flatMap((set) => readTraining(set, true)),
    job.size,
  )
  const tests = job.sets.flatMap((set) => readDataSet(set, false).test)
  const step = Math.ceil(tests.length / growthQuestions)
  const { ask, finish } = await learn(job, lines)
  const questions = tests.filter((_, index) => index % step === 0)
  return { cost: finish(await askAll(ask, questions, 'asking')) }
}

/** A process of its own for one job, so that peers cannot disturb each other and can be cut off. The job is its argument. */
async function main(): Promise<void> {
  const job = JSON.parse(process.argv[2] ?? '{}') as Job
  try {
    const measurement = job.kind === 'set' ? await measureSet(job) : await measureGrowth(job)
    tell({ kind: 'done', measurement })
  } catch (error) {
    tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })
  }
  process.disconnect?.()
}

await main()
