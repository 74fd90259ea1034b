import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { Job, Message, Outcome } from './measurement.ts'

/** A peer that takes longer is cut off. */
export const timeLimitMs = 5 * 60 * 1000

/** Enough heap for large models; what they use is measured. */
const heapMb = 8192

/** Runs a job in a separate process. Never rejects: a failure is an outcome. */
export function runJob(job: Job): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = fork(join(import.meta.dirname, 'measure.ts'), [JSON.stringify(job)], {
      execArgv: ['--expose-gc', `--max-old-space-size=${heapMb}`],
      // Peers print things; only the messages they send count.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    let stage = 'starting'
    // If nobody reads the output any more, the run ends, and so does this process.
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
