import { spawn } from 'node:child_process'
import { join } from 'node:path'

export type RunningBot = { readonly address: string; readonly stop: () => Promise<void> }

const root = join(import.meta.dirname, '../..')
const readyWithinMs = 45_000

/** Starts the real bot in playground mode, as `npm start` does without a token, on a free port. */
export async function startBot(): Promise<RunningBot> {
  const bot = spawn(join(root, 'node_modules/.bin/node'), ['--disable-warning=ExperimentalWarning', 'src/main.ts'], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      BOT_TOKEN: '',
      HOST: '127.0.0.1',
      PORT: '0',
      DATABASE_URL: 'sqlite::memory:',
      LOG_LEVEL: 'warn',
    },
  })
  const ended = new Promise<void>((done) => bot.once('exit', () => done()))
  let output = ''
  const address = await new Promise<string>((ready, fail) => {
    const timer = setTimeout(() => fail(new Error(`The bot did not start in time. It said: ${output}`)), readyWithinMs)
    const listen = (chunk: Buffer): void => {
      output += chunk
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(output)
      if (!found) return
      clearTimeout(timer)
      ready(found[0])
    }
    bot.stdout.on('data', listen)
    bot.stderr.on('data', listen)
    bot.once('exit', (code) => fail(new Error(`The bot ended with ${code}. It said: ${output}`)))
  })
  return {
    address,
    stop: () => {
      bot.kill('SIGTERM')
      return ended
    },
  }
}
