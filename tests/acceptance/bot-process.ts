import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

const root = join(import.meta.dirname, '../..')
const patienceMs = 60_000
/** A first start learns from the whole knowledge base. */
const startPatienceMs = 120_000

type Settings = Readonly<Record<string, string>>
type Ended = { readonly code: number | null; readonly signal: string | null; readonly ms: number }

/** The real bot as a process of its own, which can be ended and started again with the same settings. */
export type BotProcess = {
  /** Everything that all its lives wrote. */
  readonly out: () => string
  /** Starts it; resolves when it is open to Telegram. Rejects when it ends before that. */
  readonly start: () => Promise<void>
  /** Sends a signal and resolves when the process has ended. */
  readonly end: (signal: 'SIGKILL' | 'SIGTERM') => Promise<Ended>
  readonly isRunning: () => boolean
  readonly pid: () => number
}

/** Waits until `isTrue`; rejects with `complaint` after `ms` milliseconds. */
export async function eventually(
  isTrue: () => boolean | Promise<boolean>,
  complaint: () => string,
  ms = patienceMs,
): Promise<void> {
  const deadline = performance.now() + ms
  while (!(await isTrue())) {
    if (performance.now() > deadline) throw new Error(complaint())
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

/** A port of this machine that nobody uses. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('No port.')),
      )
    })
  })
}

const isReady = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/readyz`).then(
    async (response) => (await response.text()) !== '' && response.ok,
    () => false,
  )

/** A bot with `settings`, not started yet; PORT is among them. It is ended when the test is over. */
export function createBotProcess(settings: Settings & { readonly PORT: string }): BotProcess {
  let child: ChildProcess | undefined
  let lives = ''
  const isRunning = (): boolean => child !== undefined && child.exitCode === null && child.signalCode === null

  const start = async (): Promise<void> => {
    const env = { PATH: process.env.PATH ?? '', ...settings }
    child = spawn(join(root, 'node_modules/.bin/node'), ['src/main.ts'], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        lives += text
      })
    const ready = async (): Promise<boolean> => {
      if (!isRunning()) throw new Error(`The bot ended while it started:\n${lives.slice(-3000)}`)
      return isReady(Number(settings.PORT))
    }
    await eventually(ready, () => `The bot did not get ready:\n${lives.slice(-3000)}`, startPatienceMs)
  }

  const end: BotProcess['end'] = async (signal) => {
    const since = performance.now()
    child?.kill(signal)
    await eventually(
      () => !isRunning(),
      () => `The bot did not end:\n${lives.slice(-3000)}`,
    )
    return { code: child?.exitCode ?? null, signal: child?.signalCode ?? null, ms: performance.now() - since }
  }

  onTestFinished(async () => {
    if (isRunning()) await end('SIGKILL')
  })
  return { out: () => lives, start, end, isRunning, pid: () => child?.pid ?? 0 }
}
