import { expect } from 'vitest'
import { phone } from './browser.ts'
import { answers, box, inBrowser, say, usePlayground } from './playground-page.ts'

const { open } = usePlayground()

inBrowser('chatter in the group is met with silence, and the page says why', async () => {
  const page = await open()
  await say(page, 'group', '中午吃什么？')
  await page.getByText('Nobody asked Xubao, so it stays silent.').waitFor()
  expect(await answers(page, 'group').count()).toBe(0)
})

inBrowser('/faq as a reply is answered to the one who replied, and its quoted line leads back', async () => {
  const page = await open()
  await page.locator('#speaker-wang + label').click()
  await page.getByRole('button', { name: 'Reply to 小李' }).click()
  await say(page, 'group', '/faq')
  const answer = answers(page, 'group').first()
  await answer.waitFor()
  const asked = page.locator('#group .message[data-from="wang"]').last()
  expect(await asked.locator('.quoted').textContent()).toContain('医保断了')
  expect(await answer.locator('.quoted').count()).toBe(1)
  await asked.locator('.quoted').press('Enter')
  const focused = await page.evaluate(() => document.activeElement?.getAttribute('data-from'))
  expect(focused).toBe('li')
})

inBrowser('a mention is answered in the group, and a reply to the bot is heard', async () => {
  const page = await open()
  await page.getByRole('button', { name: 'Mention Xubao' }).click()
  expect(await box(page, 'group').inputValue()).toBe('@xubao_bot ')
  await page.keyboard.type('who pays the late fee?')
  await page.keyboard.press('Enter')
  await answers(page, 'group').first().waitFor()
  await page.getByRole('button', { name: 'Reply to Xubao' }).click()
  await say(page, 'group', 'is there a waiting period after a gap?')
  await answers(page, 'group').nth(1).waitFor()
})

inBrowser('a button that leads to the private chat shows it and says /start there', async () => {
  const page = await open(phone)
  await page.getByRole('tab', { name: 'Group chat' }).click()
  await say(page, 'group', '/faq how do I make up missed social insurance payments?')
  await page.locator('#group .key:has(.arrow)').first().click()
  expect(await page.getByRole('tab', { name: 'Private chat' }).getAttribute('aria-selected')).toBe('true')
  expect(await page.locator('#private .message[data-from="you"]').last().textContent()).toContain('/start pay-arrears')
  await answers(page, 'private').nth(1).waitFor()
})

inBrowser(
  'inline results appear while the name of the bot is being written, and one is posted by keyboard',
  async () => {
    const page = await open()
    await box(page, 'group').fill('@xubao_bot late fee')
    await page.locator('#group .result').first().waitFor()
    await box(page, 'group').press('ArrowUp')
    await page.keyboard.press('Enter')
    const posted = page.locator('#group .message[data-from="ann"]').last()
    expect(await posted.textContent()).toContain('via @xubao_bot')
    expect(await posted.locator('.key').count()).toBeGreaterThan(0)
    expect(await box(page, 'group').inputValue()).toBe('')
  },
)

inBrowser('the group can add the bot again, and hears once more how to ask', async () => {
  const page = await open()
  await page.getByRole('button', { name: 'Add again' }).click()
  await answers(page, 'group').first().waitFor()
  expect(await answers(page, 'group').first().textContent()).toContain('/faq')
})
