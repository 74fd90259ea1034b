import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maxQuestionLength, normalise } from '../../src/matching/normalise.ts'
import { anyText } from '../fixtures/any-text.ts'

test.each([
  ['医保断了，怎么办？', '医保断了 怎么办'],
  ['醫保斷了，怎麼辦？', '医保断了 怎么办'],
  ['ＨＲ說１５％', 'hr说15'],
  ['  Who PAYS\tthe\nlate-fee?!  ', 'who pays the late fee'],
  ["what's my employer's share", 'whats my employers share'],
  ['社保😀断了👨‍👩‍👧怎么办', '社保 断了 怎么办'],
  ['医\u200b保\ufeff断\u00ad了', '医保断了'],
  ['\u202e医保', '医保'],
  ['ﬁne', 'fine'],
  ['m²', 'm2'],
])('%s is compared as %s', (question, normal) => {
  expect(normalise(question)).toBe(normal)
})

test.each(['', ' ', '？！……', '😀🎉', '\0\u0007', '\u200b\u200d', '<>&', '\ud83d'])(
  'nothing is left of "%s"',
  (question) => {
    expect(normalise(question)).toBe('')
  },
)

test.each([
  '110101199003071234',
  '11010119900307123X',
  '110101 19900307 1234',
  '110101-19900307-123x',
  '１１０１０１１９９００３０７１２３４',
  '13812345678',
  '138 1234 5678',
  '138-1234-5678',
  '138－1234－5678',
  '+86 138 1234 5678',
  '86-13812345678',
  '138\u200b1234\u200b5678',
  '6222021234567890123',
  '6222 0212 3456 7890 123',
  '6222-0212-3456-7890',
  '138.1234.5678',
  '138—1234—5678',
  '138_1234_5678',
  '(138) 1234-5678',
  '110101 1990 0307 1234',
  'li.ming@example.com',
  'LI@mail.example.com.cn',
  'https://example.com/?id=110101199003071234',
])('%s names a person and is taken out, whatever stands around it', (number) => {
  expect(normalise(number)).toBe('')
  expect(normalise(`我的号码${number}，社保断了`)).not.toMatch(/\d{4}|example/)
  expect(normalise(`my number is ${number} and my insurance stopped`)).toBe('my number is and my insurance stopped')
})

test('a number is taken out where a word touches it too', () => {
  expect(normalise('tel138-1234-5678')).toBe('tel')
  expect(normalise('id110101199003071234 lost')).toBe('id lost')
})

test('numbers that say something about the question stay', () => {
  expect(normalise('2026年11月23日断了3个月，欠12000元，找12333')).toBe('2026年11月23日断了3个月 欠12000元 找12333')
  expect(normalise('article 86, 0.05 % since 2011-07-01')).toBe('article 86 0 05 since 2011 07 01')
})

test('no number of nine digits or more is left, and nothing that is an e-mail address', () => {
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 9, maxLength: 30 })
  fc.assert(
    fc.property(anyText(8), digits, anyText(8), (before, number, after) => {
      const normal = normalise(`${before}${number}${after} ${number}@x.cn`)
      expect(normal).not.toMatch(/\d{9}|@/)
    }),
  )
})

test('a phone number is taken out in whatever usual way it is written', () => {
  const parts = fc.tuple(
    fc.integer({ min: 130, max: 199 }),
    fc.integer({ min: 1000, max: 9999 }),
    fc.integer({ min: 1000, max: 9999 }),
    fc.constantFrom('', ' ', '-', '－', '\u3000'),
    fc.constantFrom('', '+86', '+86 ', '86-'),
  )
  fc.assert(
    fc.property(parts, fc.constantFrom(['', ''], ['电话', '谢谢'], ['call ', ' please']), (phone, [before, after]) => {
      const [a, b, c, joint, country] = phone
      expect(normalise(`${before}${country}${a}${joint}${b}${joint}${c}${after}`)).not.toMatch(/\d{3}/)
    }),
  )
})

test('any text becomes lower case letters and digits, with one space between words, and is not too long', () => {
  fc.assert(
    fc.property(anyText(200), (question) => {
      const normal = normalise(question)
      expect(normal).toMatch(/^(?:[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)*)?$/u)
      expect(normal).toBe(normal.toLowerCase().normalize('NFKC'))
      expect(normal.length).toBeLessThanOrEqual(maxQuestionLength)
      expect(normal.isWellFormed()).toBe(true)
    }),
  )
})

test('what is normal stays as it is', () => {
  fc.assert(
    fc.property(anyText(200), (question) => {
      expect(normalise(normalise(question))).toBe(normalise(question))
    }),
  )
})

test('of a long story the beginning and the end are kept', () => {
  const story = `beginning ${'and then '.repeat(300)} how do I restore it`
  const normal = normalise(story)
  expect(normal).toMatch(/^beginning and then .* how do i restore it$/)
  expect(normal.length).toBeLessThanOrEqual(maxQuestionLength)
})

test('a cut never leaves half a character', () => {
  for (const padding of ['', 'a', 'ab', 'abc']) expect(normalise(padding + '𠀀'.repeat(300)).isWellFormed()).toBe(true)
})

test('no message holds the others up, however it is made', () => {
  for (const piece of [
    'a@',
    'a@a',
    '@.',
    'a.',
    '1 ',
    '12345678 ',
    'http://',
    '医保',
    '\u3000@',
    "a'",
    'é',
    '１',
    '+86 ',
  ])
    expect(normalise(piece.repeat(4096)).length).toBeLessThanOrEqual(maxQuestionLength)
})

test('stories are read to 400 Latin characters, Chinese ones to 200; the beginning and the end are kept', () => {
  const story = normalise(`start ${'word '.repeat(300)} finish`)
  expect(story.length).toBeLessThanOrEqual(400)
  expect(story.length).toBeGreaterThan(380)
  expect(story).toMatch(/^start .* finish$/)
  const chinese = normalise(`开头${'社保断了'.repeat(100)}结尾`)
  expect(chinese).toHaveLength(200)
  expect(chinese).toMatch(/^开头.*结尾$/)
})
