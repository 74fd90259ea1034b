import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { browserPath, launchBrowser, visit } from './browser.ts'
import { type RunningBot, startBot } from './running-bot.ts'

type ChatKind = 'private' | 'group'

/** A test that needs a browser; reported as skipped on a machine that has none. */
export const inBrowser = test.skipIf(!browserPath)

export type Playground = {
  /** A new visitor's page. */
  readonly open: (options?: BrowserContextOptions) => Promise<Page>
  /** Accepts complaints of the browser that contain `text`. */
  readonly expectComplaint: (text: string) => void
}

/** Runs the real bot and a browser for the tests of one file, each of which fails when the browser complains about the page. */
export function usePlayground(): Playground {
  let bot: RunningBot | undefined
  let browser: Browser | undefined
  let complaints: string[] = []
  let expected: string[] = []

  beforeAll(async () => {
    if (browserPath) [bot, browser] = await Promise.all([startBot(), launchBrowser()])
  })
  afterAll(async () => {
    await browser?.close()
    await bot?.stop()
  })
  afterEach(async () => {
    for (const context of browser?.contexts() ?? []) await context.close()
    const unexpected = complaints.filter((complaint) => !expected.some((text) => complaint.includes(text)))
    complaints = []
    expected = []
    expect(unexpected).toEqual([])
  })
  return {
    open: async (options) => {
      if (!browser || !bot) throw new Error('There is no browser here; name the test with inBrowser.')
      const visited = await visit(browser, bot.address, options)
      complaints = visited.complaints
      return visited.page
    },
    expectComplaint: (text) => expected.push(text),
  }
}

export const messages = (page: Page, chat: ChatKind): Locator => page.locator(`#${chat} .message`)
export const answers = (page: Page, chat: ChatKind): Locator => page.locator(`#${chat} .message[data-from="xubao"]`)
export const box = (page: Page, chat: ChatKind): Locator => page.locator(`#${chat} textarea`)

export async function say(page: Page, chat: ChatKind, text: string): Promise<void> {
  await box(page, chat).fill(text)
  await box(page, chat).press('Enter')
}

export const hasFocus = (element: Locator): Promise<boolean> =>
  element.evaluate((one) => one === document.activeElement)

export type Remembered = {
  readonly html: string
  readonly buttons: readonly (readonly { label: string; data: string }[])[]
}

/** Puts a message of the bot into the private chat, as if it had said it long ago. */
export async function remember(page: Page, message: Remembered): Promise<void> {
  await page.evaluate((said) => {
    const key = 'xubao-playground'
    const kept = JSON.parse(sessionStorage.getItem(key) ?? '{}')
    kept.messages.private.push({ id: 9000, from: 'xubao', at: 0, ...said })
    sessionStorage.setItem(key, JSON.stringify(kept))
  }, message)
  await page.reload()
}
