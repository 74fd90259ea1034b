import { expect } from 'vitest'
import { phone } from './browser.ts'
import { faintTextsOn } from './contrast.ts'
import { answers, inBrowser, messages, remember, say, usePlayground } from './playground-page.ts'

const { open, expectComplaint } = usePlayground()

inBrowser('no message can bring an element, an address or a script of its own into the page', async () => {
  const page = await open()
  const html = [
    '<b>bold</b><img src=x onerror="alert(1)"><script>alert(1)</script><svg onload="alert(1)">',
    '<a href="javascript:alert(1)">bad</a><a href="https://www.gov.cn/">good</a><a href="https://a.b" onclick="alert(1)">odd</a>',
    '<b style="position:fixed" onclick="alert(1)">plain</b><iframe src="https://a.b"></iframe><form><input></form>',
  ].join('')
  let dialogs = 0
  page.on('dialog', (dialog) => {
    dialogs += 1
    void dialog.dismiss()
  })
  await remember(page, { html, buttons: [[{ label: '<img src=x onerror=alert(1)>', data: 'x' }]] })
  const message = answers(page, 'private').last()
  const content = message.locator('.content')
  const elements = await content.locator('*').evaluateAll((all) => all.map((one) => one.tagName.toLowerCase()))
  expect(elements).toEqual(['b', 'a', 'b'])
  expect(await content.locator('a').getAttribute('href')).toBe('https://www.gov.cn/')
  expect(await content.locator('a').getAttribute('rel')).toBe('noopener noreferrer')
  expect(await content.locator('b').last().getAttribute('style')).toBe(null)
  expect(await content.textContent()).toContain('<script>alert(1)</script>')
  expect(await message.locator('.key').textContent()).toBe('<img src=x onerror=alert(1)>')
  expect(dialogs).toBe(0)
})

inBrowser('when the server is gone the page says so, and trying again loses nothing', async () => {
  const page = await open()
  expectComplaint('ERR_FAILED')
  await page.route('**/playground/say', (route) => route.abort())
  await say(page, 'private', 'who pays the late fee?')
  await page.getByText('The server does not answer.').waitFor()
  await page.reload()
  await page.unroute('**/playground/say')
  await page.getByRole('button', { name: 'Try again' }).click()
  await answers(page, 'private').nth(1).waitFor()
  expect(await page.locator('.notice').count()).toBe(0)
  expect(await page.locator('#private .message[data-from="you"]').count()).toBe(2)
})

inBrowser('the conversation survives a reload and ends with "Start over"', async () => {
  const page = await open()
  await say(page, 'private', 'who pays the late fee?')
  await answers(page, 'private').nth(1).waitFor()
  await page.reload()
  expect(await messages(page, 'private').count()).toBe(4)
  await page.getByRole('button', { name: 'Start over' }).click()
  await answers(page, 'private').first().waitFor()
  expect(await messages(page, 'private').count()).toBe(2)
  expect(await messages(page, 'group').count()).toBe(3)
})

inBrowser('the page speaks the language that is chosen, and asks the bot for it', async () => {
  const page = await open()
  await page.getByLabel('Language').selectOption('zh-Hant')
  expect(await page.getByRole('button', { name: '重新開始' }).isVisible()).toBe(true)
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hant')
  await page.getByRole('button', { name: '重新開始' }).click()
  await page.getByText('您好').first().waitFor()
})

inBrowser('on a phone nothing reaches over the edge, and arrow keys change the tab', async () => {
  const page = await open(phone)
  const width = () => page.evaluate(() => document.documentElement.scrollWidth)
  await say(page, 'private', 'who pays the late fee?')
  await answers(page, 'private').nth(1).waitFor()
  expect(await width()).toBe(390)
  await page.getByRole('tab', { name: 'Private chat' }).press('ArrowRight')
  expect(await page.locator('#group').isVisible()).toBe(true)
  expect(await page.locator('#private').isVisible()).toBe(false)
  await say(page, 'group', '/faq who pays the late fee?')
  await answers(page, 'group').first().waitFor()
  expect(await width()).toBe(390)
  const overflowing = await page
    .locator('#group .message')
    .evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).length)
  expect(overflowing).toBe(0)
})

for (const colorScheme of ['light', 'dark'] as const) {
  inBrowser(`every text stands out enough in ${colorScheme} mode`, async () => {
    const page = await open({ colorScheme })
    const ground = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
    expect(ground).toBe(colorScheme === 'dark' ? 'rgb(16, 23, 21)' : 'rgb(243, 241, 234)')
    await say(page, 'private', 'who pays the late fee?')
    await say(page, 'group', '中午吃什么？')
    await page.getByRole('button', { name: 'Reply to 小李' }).click()
    await say(page, 'group', '/faq')
    await answers(page, 'group').first().waitFor()
    await page.getByRole('button', { name: 'Reply to Ann' }).first().click()
    expect(await faintTextsOn(page)).toEqual([])
    await page.locator('#private .why').first().click()
    expect(await faintTextsOn(page)).toEqual([])
  })
}

inBrowser('everything that can be used has a name for a screen reader', async () => {
  const page = await open()
  await say(page, 'private', 'who pays the late fee?')
  await say(page, 'group', '/faq who pays the late fee?')
  await answers(page, 'group').first().waitFor()
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  const used = [
    'button',
    'textbox',
    'link',
    'combobox',
    'radio',
    'tab',
    'log',
    'dialog',
    'meter',
    'list',
    'region',
    'group',
    'radiogroup',
  ]
  const usable = nodes.filter(({ ignored, role }) => !ignored && used.includes(role?.value))
  expect(usable.length).toBeGreaterThan(20)
  const nameless = usable.filter(({ name, role }) => !name?.value && !['list', 'group'].includes(role?.value))
  expect(nameless.map(({ role }) => role?.value)).toEqual([])
  expect(await page.getByRole('log').count()).toBe(2)
  expect(
    await page.getByRole('group', { name: 'Speak as' }).getByRole('radio', { checked: true }).getAttribute('value'),
  ).toBe('ann')
})

inBrowser('nothing moves for people who asked for that', async () => {
  const page = await open({ reducedMotion: 'reduce' })
  await page.getByRole('button', { name: '简体中文', exact: true }).click()
  await page.locator('#private .edited').waitFor()
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
})
