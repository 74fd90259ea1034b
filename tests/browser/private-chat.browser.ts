import { expect } from 'vitest'
import { answers, box, hasFocus, inBrowser, messages, remember, say, usePlayground } from './playground-page.ts'

const { open } = usePlayground()

inBrowser('a first visitor is greeted in the language of the browser', async () => {
  const page = await open({ locale: 'zh-CN' })
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hans')
  expect(await answers(page, 'private').textContent()).toContain('您好，我是续保')
  expect(await messages(page, 'group').count()).toBe(3)
})

inBrowser('a question is asked and answered by keyboard alone, and the focus stays in the box', async () => {
  const page = await open()
  await box(page, 'private').focus()
  await page.keyboard.type('who pays the late fee?')
  await page.keyboard.press('Enter')
  await answers(page, 'private').nth(1).waitFor()
  expect(await answers(page, 'private').nth(1).textContent()).toContain('0.05')
  expect(await box(page, 'private').inputValue()).toBe('')
  expect(await hasFocus(box(page, 'private'))).toBe(true)
})

inBrowser('Shift and Enter begins a new line and sends nothing', async () => {
  const page = await open()
  await box(page, 'private').fill('one')
  await box(page, 'private').press('Shift+Enter')
  await page.keyboard.type('two')
  expect(await box(page, 'private').inputValue()).toBe('one\ntwo')
  expect(await messages(page, 'private').count()).toBe(2)
})

inBrowser('Enter that chooses a character in an input method sends nothing', async () => {
  const page = await open()
  await box(page, 'private').fill('yibao')
  await box(page, 'private').dispatchEvent('keydown', { key: 'Enter', isComposing: true })
  expect(await box(page, 'private').inputValue()).toBe('yibao')
})

inBrowser('a language button changes its message in place, says so in a note, and keeps the focus', async () => {
  const page = await open()
  await page.getByRole('button', { name: '简体中文', exact: true }).press('Enter')
  await page.locator('#private .edited').waitFor()
  expect(await answers(page, 'private').count()).toBe(1)
  expect(await answers(page, 'private').textContent()).toContain('您好，我是续保')
  const note = page.getByRole('status')
  expect(await note.textContent()).toContain('简体中文')
  expect(await page.evaluate(() => document.activeElement?.closest('.message') !== null)).toBe(true)
})

inBrowser('a button of an earlier version gets a friendly note', async () => {
  const page = await open()
  await remember(page, { html: 'old', buttons: [[{ label: 'Old button', data: 'unheard-of:1' }]] })
  await page.getByRole('button', { name: 'Old button' }).click()
  await page.locator('#toast.is-shown').waitFor()
  expect(await page.getByRole('status').textContent()).toContain('earlier version')
})

inBrowser('a long quotation opens and folds by keyboard', async () => {
  const page = await open()
  await say(page, 'private', 'who pays the late fee?')
  const toggle = page.getByRole('button', { name: 'Show all' }).first()
  await toggle.waitFor()
  const quote = page.locator('#private blockquote:has(.quote-toggle)').first()
  const folded = await quote.locator('.quote-body').evaluate((element) => element.clientHeight)
  await toggle.press('Enter')
  expect(await quote.locator('button[aria-expanded="true"]').textContent()).toBe('Show less')
  expect(await quote.locator('.quote-body').evaluate((element) => element.clientHeight)).toBeGreaterThan(folded)
  await quote.locator('.quote-toggle').press('Enter')
  expect(await quote.locator('.quote-body').evaluate((element) => element.clientHeight)).toBe(folded)
})

inBrowser('the reasons behind an answer open by keyboard and give the focus back', async () => {
  const page = await open()
  await say(page, 'private', 'who pays the late fee?')
  const why = page.locator('#private .why').first()
  await why.press('Enter')
  const panel = page.getByRole('dialog', { name: 'Why this answer?' })
  expect(await panel.textContent()).toContain('who pays the late fee')
  expect(await panel.textContent()).toContain('Sure enough to answer.')
  const meter = panel.getByRole('meter', { name: 'Confidence' }).first()
  expect(Number(await meter.getAttribute('aria-valuenow'))).toBeGreaterThan(50)
  await page.keyboard.press('Escape')
  expect(await panel.isVisible()).toBe(false)
  expect(await hasFocus(why)).toBe(true)
})

inBrowser('a command in a text is a button, as at Telegram', async () => {
  const page = await open()
  await say(page, 'private', '/help')
  await answers(page, 'private').nth(1).locator('.command', { hasText: '/topics' }).first().click()
  await answers(page, 'private').nth(2).waitFor()
})

inBrowser('the panel explains thanks as well, and shows no id of ours', async () => {
  const page = await open()
  await say(page, 'private', 'thanks')
  await page.locator('#private .why').first().click()
  const panel = page.getByRole('dialog', { name: 'Why this answer?' })
  expect(await panel.textContent()).toContain('The message only steers the conversation: thanks.')
  expect(await panel.locator('code').count()).toBe(0)
})

inBrowser('what the bot says unprompted comes onto the page by itself', async () => {
  const page = await open()
  let isTold = false
  await page.route('**/playground/told', (route) => {
    const told = isTold ? [] : [{ kind: 'message', html: 'Pay today.', buttons: [], onlyFor: 'you' }]
    isTold = true
    return route.fulfill({ json: { private: told, group: [] } })
  })
  const message = answers(page, 'private').last()
  await message.getByText('Pay today.').waitFor()
  expect(await message.locator('.aside').textContent()).toBe('Only for You')
})
