import type { Line } from './line.ts'
import type { Cost, Job, Measurement, Message } from './measurement.ts'
import type { PeerName } from './peers/peers.ts'
import { peers } from './peers/peers.ts'
import { measureQuality, readQuestions } from './quality.ts'
import { readLines } from './read-lines.ts'
import { recombine } from './recombine.ts'
import { timeQueries, warmUp } from './timing.ts'

/** The number of utterances that are asked before timing starts. */
const warmUpQueries = 200

const tell = (message: Message): void => {
  process.send?.(message)
}

const enter = (stage: string): void => tell({ kind: 'stage', stage })

const megabytes = (bytes: number): number => bytes / 2 ** 20

/** Megabytes in use after garbage collection, including WebAssembly. */
function memoryInUse(): number {
  globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  return megabytes(heapUsed + external)
}

/** Lets the peer learn `lines`. `costOf` times questions and returns all costs. */
async function learn(name: PeerName, lines: readonly Line[]) {
  enter('learning')
  const before = memoryInUse()
  const peer = await peers[name].load()
  const start = performance.now()
  const { ask, storableMs } = await peer.fit(lines)
  const fitMs = performance.now() - start
  enter('warming up')
  await warmUp(
    ask,
    lines.slice(0, warmUpQueries).map(({ text }) => text),
  )
  const costOf = async (questions: readonly Line[]): Promise<Cost> => {
    enter('timing questions')
    const timing = await timeQueries(
      ask,
      questions.map(({ text }) => text),
    )
    const memoryMb = memoryInUse() - before
    const rssMb = megabytes(process.memoryUsage.rss())
    return { fitMs, ...(storableMs !== undefined && { storableMs }), ...timing, memoryMb, rssMb }
  }
  return { ask, costOf }
}

async function measureSet({ peer, data }: Extract<Job, { kind: 'set' }>): Promise<Measurement> {
  const questions = readQuestions(data)
  const { ask, costOf } = await learn(peer, readLines(data.train))
  const quality = await measureQuality(ask, questions, enter)
  return { cost: await costOf(questions.test), quality }
}

async function measureGrowth({ peer, size, data }: Extract<Job, { kind: 'growth' }>): Promise<Measurement> {
  const lines = recombine(
    data.flatMap(({ train }) => readLines(train)),
    size,
  )
  const { costOf } = await learn(peer, lines)
  return { cost: await costOf(data.flatMap(({ test }) => readLines(test))) }
}

/** The process for one job, separate so that peers cannot disturb each other and can be cut off. Its argument is the job. */
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
