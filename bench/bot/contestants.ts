import { join } from 'node:path'

const project = join(import.meta.dirname, '../..')

export const modes = ['polling', 'webhook'] as const
export type Mode = (typeof modes)[number]

export const contestantNames = ['xubao', 'echo'] as const
export type ContestantName = (typeof contestantNames)[number]

/** A bot as a process. `flags` go to Node. */
type Contestant = {
  readonly title: string
  readonly args: readonly string[]
  /** Its own settings: its database is in `folder`, and the cache of an earlier start, if any, in `cache`. */
  readonly settings: (folder: string, cache: string) => Readonly<Record<string, string>>
}

export const contestants: Readonly<Record<ContestantName, Contestant>> = {
  xubao: {
    title: 'Xubao',
    args: ['--disable-warning=ExperimentalWarning', join(project, 'src/main.ts')],
    settings: (folder, cache) => ({
      DATABASE_URL: `sqlite:${join(folder, 'xubao.db')}`,
      INTENTS_DIR: join(project, 'intents'),
      CACHE_DIR: join(cache, 'prepared'),
      NODE_COMPILE_CACHE: join(cache, 'compiled'),
      OUTGOING_PER_SECOND: '0',
      OUTGOING_PER_GROUP_MINUTE: '0',
      PERSON_PER_MINUTE: '0',
      GROUP_PER_MINUTE: '0',
    }),
  },
  echo: { title: 'telegraf echo', args: [join(import.meta.dirname, 'echo.ts')], settings: () => ({}) },
}

/** The settings both need to find the simulated Telegram; a webhook listens on `port`. */
export function commonSettings(mode: Mode, standIn: { readonly url: string; readonly token: string }, port: number) {
  const webhook = {
    WEBHOOK_URL: `https://127.0.0.1:${port}/a-path-of-the-benchmark`,
    WEBHOOK_SECRET: 'a-secret-of-the-benchmark',
  }
  return {
    BOT_TOKEN: standIn.token,
    TELEGRAM_API_ROOT: standIn.url,
    PORT: String(port),
    ...(mode === 'webhook' && webhook),
  }
}
