import { existsSync } from 'node:fs'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

/** The browser to test with: CHROMIUM_PATH, or where Debian installs it; `undefined` if there is none. */
export const browserPath: string | undefined = [process.env.CHROMIUM_PATH, '/usr/bin/chromium'].find(
  (path) => path !== undefined && existsSync(path),
)

const quietly = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export function launchBrowser(): Promise<Browser> {
  if (!browserPath) throw new Error('There is no browser. Install Chromium, or set CHROMIUM_PATH to one.')
  return chromium.launch({
    executablePath: browserPath,
    args: ['--headless', '--no-sandbox', '--disable-gpu', ...quietly],
  })
}

export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true } as const
const desktop = { viewport: { width: 1280, height: 860 } } as const

export type Visit = { readonly page: Page; readonly complaints: string[] }

/** A new visitor's page, with everything that the browser complains about: script errors and what the page's policy forbids. */
export async function visit(browser: Browser, address: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ locale: 'en-GB', ...desktop, ...options })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (entry) => {
    if (['error', 'warning'].includes(entry.type())) complaints.push(entry.text())
  })
  await page.goto(address)
  await page.locator('#private .message[data-from="xubao"] .keyboard').first().waitFor({ state: 'attached' })
  return { page, complaints }
}
