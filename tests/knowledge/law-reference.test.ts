import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLawReader } from '../../src/knowledge/law-reference.ts'
import { anyText } from '../fixtures/any-text.ts'
import { knowledge } from '../fixtures/real-knowledge.ts'

const read = createLawReader(knowledge)

/** The law and article that a text refers to, with "!" if it asks for the article itself. */
function referenceOf(text: string): string | undefined {
  const reference = read(text)
  if (!reference) return undefined
  const { law, article, isExplicit } = reference
  return `${law.id}${article ? `#${article}` : ''}${isExplicit ? '!' : ''}`
}

test.each([
  ['86', 'social-insurance-law#86'],
  ['８６', 'social-insurance-law#86'],
  ['86条', 'social-insurance-law#86'],
  ['八十六', 'social-insurance-law#86'],
  ['article 86', 'social-insurance-law#86!'],
  ['Art. 86', 'social-insurance-law#86!'],
  ['§ 86', 'social-insurance-law#86!'],
  ['第86条', 'social-insurance-law#86!'],
  ['第八十六条', 'social-insurance-law#86!'],
  ['第一百零五条', 'social-insurance-law#105!'],
  ['what does article 86 say?', 'social-insurance-law#86!'],
  ['第八十六条怎么说', 'social-insurance-law#86!'],
])('without a law, "%s" means the Social Insurance Law: %s', (text, reference) => {
  expect(referenceOf(text)).toBe(reference)
})

test.each([
  ['社会保险法第八十六条', 'social-insurance-law#86!'],
  ['《社会保险法》第六十条第二款', 'social-insurance-law#60!'],
  ['中华人民共和国社会保险法 86', 'social-insurance-law#86'],
  ['社會保險法第八十六條', 'social-insurance-law#86!'],
  ['Labor Contract Law 38', 'labor-contract-law#38'],
  ['article 38 of the Labor Contract Law', 'labor-contract-law#38!'],
  ['劳动合同法 38', 'labor-contract-law#38'],
  ['劳动合同法第三十八条', 'labor-contract-law#38!'],
  ['劳动法第72条', 'labor-law#72!'],
  ['43号文', 'medical-transfer-2021-43'],
  ['社会保险法', 'social-insurance-law'],
])('with a law, "%s" means %s', (text, reference) => {
  expect(referenceOf(text)).toBe(reference)
})

test.each([
  '',
  'hello',
  '第三方缴费怎么办',
  'article about shoes',
  'articles',
  '断了86天怎么办',
  'I am 86',
  '12333是什么电话',
  '1000',
  '2026',
  '0',
])('"%s" does not refer to a law', (text) => {
  expect(referenceOf(text)).toBeUndefined()
})

test('a question that mentions an article does not ask for the article', () => {
  for (const text of ['第八十六条里公司不交怎么办呀', 'my boss ignores article 86, who can I complain to?'])
    expect(read(text)?.isExplicit ?? false).toBe(false)
})

test('the longer of two names counts: the Labor Contract Law is not the Labor Law', () => {
  expect(referenceOf('中华人民共和国劳动合同法第38条')).toBe('labor-contract-law#38!')
})

test('for any text, a reference has a law we quote and a number', () => {
  const words = fc.constantFrom('第', '条', 'article ', '社会保险法', '86', '八十六', ' ', 'law', '《', '》', '款', '§')
  const text = fc.oneof(
    anyText(8),
    fc.array(words, { maxLength: 8 }).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(text, (written) => {
      const reference = read(written)
      if (!reference) return
      expect(knowledge.laws.get(reference.law.id)).toBe(reference.law)
      expect(reference.article ?? '1').toMatch(/^[1-9]\d{0,2}$/)
    }),
  )
})

test('the longest message is read at once', () => {
  for (const text of [
    '1'.padEnd(4096),
    `${'第'.padEnd(4095)}条`,
    '第一'.repeat(2048),
    'article '.repeat(512),
    '的'.repeat(4096),
  ])
    expect(read(text)?.isExplicit ?? false).toBe(false)
})
