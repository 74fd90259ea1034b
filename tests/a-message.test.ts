import { readFileSync } from 'node:fs'
import { Session } from 'node:inspector/promises'
import { join } from 'node:path'
import nock from 'nock'
import { expect, onTestFinished, test } from 'vitest'
import { createTelegram } from '../src/telegram/telegram.ts'
import { fixture, startBot } from './support/bot.ts'
import { closeNetwork, doorParts, keptLog, me, ok, telegramAnswers, until } from './telegram/edge.ts'
import { messageUpdate } from './telegram/updates.ts'

closeNetwork()

const project = join(import.meta.dirname, '..')

type Step = { readonly name: string; readonly file: string }

/** The functions that docs/a-message.md names, in order, with their files under src/. */
function stepsOnThePage(): readonly Step[] {
  const page = readFileSync(join(project, 'docs/a-message.md'), 'utf8')
  return [...page.matchAll(/^\| \d+ \| `(\w+)` \| \[[^\]]+\]\(\.\.\/src\/([\w/.-]+)\)/gm)].map(
    ([, name = '', file = '']) => ({ name, file }),
  )
}

type Covered = {
  readonly url: string
  readonly functions: readonly { readonly functionName: string; readonly ran: number }[]
}

/** The functions that ran since the last call, by file. */
async function look(session: Session): Promise<readonly Covered[]> {
  const { result } = await session.post('Profiler.takePreciseCoverage')
  return result.map(({ url, functions }) => ({
    url,
    functions: functions.map(({ functionName, ranges }) => ({ functionName, ran: ranges[0]?.count ?? 0 })),
  }))
}

/** The functions that ran, over all calls. */
const ran = (looks: readonly Covered[], { name, file }: Step): boolean =>
  looks.some(
    ({ url, functions }) =>
      url.endsWith(`/src/${file}`) && functions.some(({ functionName, ran }) => functionName === name && ran > 0),
  )

test('the page names every step once, in order', () => {
  const steps = stepsOnThePage()
  expect(steps.length).toBeGreaterThan(20)
  expect(new Set(steps.map(({ name, file }) => `${file} ${name}`)).size).toBe(steps.length)
})

test('every function that the page names runs when a message comes in', { timeout: 30_000 }, async () => {
  const session = new Session()
  session.connect()
  onTestFinished(() => session.disconnect())
  await session.post('Profiler.enable')
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false })

  // Its own knowledge base: the shared matcher may have been created before the recording began.
  const bot = await startBot({ knowledge: { ...fixture } })
  const calls = telegramAnswers({
    getMe: [ok({ ...me, is_bot: true, first_name: 'Xubao' })],
    setWebhook: [ok()],
    sendMessage: [ok({ message_id: 99 })],
  })
  const { options } = await doorParts()
  const telegram = createTelegram({ ...options, conversation: bot.conversation, log: keptLog().log })
  onTestFinished(async () => {
    nock.abortPendingRequests()
    await telegram.stop()
  })
  await telegram.startWebhook('https://bot.test/telegram', 'sixteen-characters')
  await telegram.receive(messageUpdate({ text: 'who pays the late fee?' }))
  await until(() => calls.some(({ method }) => method === 'sendMessage'))

  const looks = await look(session)
  expect(stepsOnThePage().filter((step) => !ran(looks, step))).toEqual([])
  expect(ran(looks, { name: 'noSuchFunction', file: 'features/ask.ts' })).toBe(false)
})
