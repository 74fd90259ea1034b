import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { run } from '../../src/programs/terminal/output.ts'
import { launchBrowser, visit } from './browser.ts'
import { startBot } from './running-bot.ts'

const folder = join(import.meta.dirname, '../../docs/images')
const tallPhone = { viewport: { width: 412, height: 900 }, deviceScaleFactor: 2 } as const
const maxBytes = 300_000

async function privateChat(page: Page): Promise<void> {
  await page.locator('#private textarea').fill('my shebao lapsed for two months, how do I get it back?')
  await page.locator('#private textarea').press('Enter')
  await page.locator('#private .message[data-from="xubao"]').nth(1).waitFor()
}

/** Chatter that the bot leaves alone, then a question that somebody hands to it. */
async function groupChat(page: Page): Promise<void> {
  await page.getByRole('tab').nth(1).click()
  await page.locator('#speaker-ann + label').click()
  await page.locator('#group textarea').fill('中午吃什么？')
  await page.locator('#group textarea').press('Enter')
  await page.locator('#group .aside').waitFor()
  await page.locator('#speaker-wang + label').click()
  await page.locator('#group .message[data-from="li"] .reply').click()
  await page.locator('#group textarea').fill('/faq')
  await page.locator('#group textarea').press('Enter')
  await page.locator('#group .message[data-from="xubao"]').first().waitFor()
  await page.locator('#group .log').evaluate((log) => log.scrollBy(0, -110))
}

const help = `npm run screenshots

Takes the pictures of the README from the running page and writes them to docs/images/. Needs Chromium.
`

/** `npm run screenshots`: the pictures of the documentation, made from the running page. */
async function takeAll(): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const bot = await startBot()
  const browser = await launchBrowser()
  try {
    const scenes = [
      { file: 'private.png', locale: 'en-GB', play: privateChat },
      { file: 'group.png', locale: 'zh-CN', play: groupChat },
    ]
    for (const { file, locale, play } of scenes) {
      const { page } = await visit(browser, bot.address, { ...tallPhone, locale, reducedMotion: 'reduce' })
      await play(page)
      // No button looks pointed at.
      await page.mouse.move(0, 0)
      const path = join(folder, file)
      await page.screenshot({ path })
      const { size } = statSync(path)
      if (size > maxBytes) throw new Error(`${file} has ${size} bytes, more than ${maxBytes}. Show less in it.`)
      process.stdout.write(`docs/images/${file}: ${Math.round(size / 1000)} kB\n`)
    }
  } finally {
    await browser.close()
    await bot.stop()
  }
}

await run(() => {
  const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h' } } })
  if (!values.help) return takeAll()
  process.stdout.write(help)
})
