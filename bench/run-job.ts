import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { Job, Message, Outcome } from './measurement.ts'

/** A peer that takes longer on one job is cut off. */
export const timeLimitMs = 5 * 60 * 1000

/** Large models must not fail for want of heap; what they use is measured. */
const heapMb = 8192

/** Runs a job in a process of its own, which ends with it. Never rejects: what goes wrong is the outcome. */
export function runJob(job: Job): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = fork(join(import.meta.dirname, 'measure.ts'), [JSON.stringify(job)], {
      execArgv: ['--expose-gc', `--max-old-space-size=${heapMb}`],
      // Peers talk; only what they send counts.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    let stage = 'starting'
    // When the output is no longer read, the run ends, and this process with it.
    const stop = (): void => {
      child.kill('SIGKILL')
    }
    process.once('exit', stop)
    const timer = setTimeout(() => finish({ status: 'cut-off', stage }), timeLimitMs)
    const finish = (outcome: Outcome): void => {
      clearTimeout(timer)
      process.off('exit', stop)
      stop()
      resolve(outcome)
    }
    child.on('message', (received) => {
      const message = received as Message
      if (message.kind === 'stage') stage = message.stage
      else if (message.kind === 'done') finish({ status: 'measured', measurement: message.measurement })
      else finish({ status: 'failed', message: message.message })
    })
    child.on('error', (error) => finish({ status: 'failed', message: error.message }))
    child.on('exit', (code, signal) =>
      finish({ status: 'failed', message: `the process ended while ${stage} (${signal ?? `exit code ${code}`})` }),
    )
  })
}
