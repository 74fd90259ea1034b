import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { type ContestantName, commonSettings, contestants, type Mode } from './contestants.ts'
import type { StandIn } from './stand-in.ts'

export type BotProcess = {
  /** The time of the start, as given by `performance.now()`. */
  readonly startedAt: number
  /** Its memory in megabytes (resident now, and the peak) and its processor time in milliseconds. */
  readonly figures: () => Figures
  /** Rejects if it ends by itself, with its last output. */
  readonly ended: Promise<never>
  readonly stop: () => Promise<void>
}

export type Figures = { readonly residentMb: number; readonly peakMb: number; readonly cpuMs: number }

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

/** Clock ticks per second in /proc/<pid>/stat; the same on every Linux that Node runs on. */
const ticksPerSecond = 100

/** Reads what Linux reports about a process (man 5 proc). */
function figuresOf(pid: number): Figures {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const kilobytes = (name: string): number => Number(new RegExp(`^${name}:\\s*(\\d+) kB`, 'm').exec(status)?.[1])
  // The second field is the name of the program and may contain anything. The third follows its closing bracket.
  const [, , , , , , , , , , , user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
  return {
    residentMb: kilobytes('VmRSS') / 1024,
    peakMb: kilobytes('VmHWM') / 1024,
    cpuMs: ((Number(user) + Number(system)) * 1000) / ticksPerSecond,
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), 12_000)
  await exit
  clearTimeout(timer)
}

export type Start = {
  readonly name: ContestantName
  readonly mode: Mode
  readonly standIn: StandIn
  /** Empty at first. */
  readonly folder: string
  /** Shared by starts that may reuse the cache of an earlier one. */
  readonly cache: string
}

/** Starts a bot as its operator would; of this environment it gets only PATH and HOME. */
export async function startBot({ name, mode, standIn, folder, cache }: Start): Promise<BotProcess> {
  const { args, settings } = contestants[name]
  const port = await freePort()
  const { PATH = '', HOME = '' } = process.env
  const env = { PATH, HOME, ...commonSettings(mode, standIn, port), ...settings(folder, cache) }
  const startedAt = performance.now()
  // This folder has no .env file, which would change what is measured.
  const child = spawn(process.execPath, args, { cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (data) => {
    said = (said + String(data)).slice(-2000)
  })
  let isWanted = false
  const ended = once(child, 'exit').then((): Promise<never> => {
    if (isWanted) return new Promise(() => {})
    throw new Error(`The bot (${name}, ${mode}) ended by itself. ${said}`)
  })
  ended.catch(() => undefined)
  return {
    startedAt,
    figures: () => figuresOf(child.pid ?? 0),
    ended,
    stop: () => {
      isWanted = true
      return stop(child)
    },
  }
}
