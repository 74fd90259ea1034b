import { expect, test } from 'vitest'
import { startBot, voice } from '../support/bot.ts'

const [en, zh] = [voice('en'), voice('zh-Hans')]
const doubts = { 'about the form': { 'late-fee': 0.5, 'pay-arrears': 0.5, human: 0.4 } }

test('a question in any chat gives the answer, with its title and the way to the private chat', async () => {
  const bot = await startBot()
  const [result, ...others] = await bot.person({ hint: 'en' }).looksUp('who pays the late fee')
  expect(others).toEqual([])
  expect(result?.title).toBe('Late fees')
  expect(result?.text).toContain('The late fee is 0.05 % a day.')
  expect(result?.buttons).toEqual([en('inline.privately')])
})

test('the result is in the language of the question', async () => {
  const [result] = await (await startBot()).person({ hint: 'en' }).looksUp('滞纳金该谁出')
  expect(result?.title).toBe('滞纳金')
  expect(result?.buttons).toEqual([zh('inline.privately')])
})

test('before anything is written the three main routes are offered', async () => {
  const ann = (await startBot()).person({ hint: 'en' })
  for (const query of ['', '  ', '🙏']) {
    const titles = (await ann.looksUp(query)).map(({ title }) => title)
    expect(titles).toEqual(['Restore my insurance', 'Pay missed months', 'Enrol again'])
  }
})

test('in doubt every topic that may be meant is offered, and nothing else', async () => {
  const results = await (await startBot({ doubts })).person().looksUp('about the form')
  expect(results.map(({ title }) => title)).toEqual(['Late fees', 'Pay missed months'])
})

test('small talk and the unknown give no result', async () => {
  const ann = (await startBot()).person({ hint: 'en' })
  for (const query of ['thanks a lot', 'tell me a joke', 'customer service'])
    expect(await ann.looksUp(query)).toEqual([])
})
