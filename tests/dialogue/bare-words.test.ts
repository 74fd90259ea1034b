import { expect, test } from 'vitest'
import { createBareWords } from '../../src/dialogue/bare-words.ts'
import { fixture } from '../support/bot.ts'

const bareWord = createBareWords(fixture.talk.words)

test('a word alone opens its menu, however it is written', () => {
  for (const message of ['医保', '醫保', '医保？', ' 医保 ', 'YIBAO', 'insurance!'])
    expect(bareWord(message)?.menu, message).toEqual(['restore-after-interruption', 'pay-arrears', 'waiting-period'])
  expect(bareWord('断了呢')?.ask['zh-Hans']).toBe('断了以后，您最想知道什么？')
})

test('a word among others opens none', () => {
  for (const message of ['医保断了', 'my insurance', 'the gap', '']) expect(bareWord(message), message).toBeUndefined()
})
