import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkCharacter } from '../../src/privacy/identity.ts'
import { anyMarker, markers, type PersonalKind } from '../../src/privacy/kinds.ts'
import { redact, withoutPersonal } from '../../src/privacy/redact.ts'
import { anyText } from '../fixtures/any-text.ts'

test.each<[PersonalKind, string]>([
  ['id', '110101199003070011'],
  ['id', '11010519491231002X'],
  ['id', '11010519491231002x'],
  // A wrong check character is a typing error, not another kind of number.
  ['id', '110101199003071234'],
  ['id', '110101 19900307 1234'],
  ['id', '１１０１０１１９９００３０７１２３４'],
  ['id', '1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X'],
  ['id', '110105a19491231b002X'],
  ['id', '110105年19491231年002X'],
  ['id', '110105😀19491231😀002X'],
  ['id', '110105，19491231，002×'],
  ['id', '130503670401001'],
  ['id', 'A123456(7)'],
  ['id', 'A123456789'],
  ['phone', '13812345678'],
  ['phone', '+86 138-1234-5678'],
  ['phone', '008613812345678'],
  ['phone', '138.1234.5678'],
  ['phone', '138\u200b1234\u200b5678'],
  ['phone', '138,1234,5678'],
  ['phone', '1 3 8 1 2 3 4 5 6 7 8'],
  ['phone', '138\n1234\n5678'],
  ['phone', '138a1234b5678'],
  ['phone', '1️⃣3️⃣8️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣'],
  ['phone', '١٣٨١٢٣٤٥٦٧٨'],
  ['phone', '⑴⑶⑻⑴⑵⑶⑷⑸⑹⑺⑻'],
  ['phone', '+852 9123 4567'],
  ['phone', '010-88886666'],
  ['card', '4111 1111 1111 1111'],
  ['card', '4111-1111-1111-1111'],
  ['card', '6222021234567890128'],
  ['passport', 'E12345678'],
  ['passport', 'EA1234567'],
  ['passport', 'g 1234 5678'],
  ['passport', 'H12345678'],
  ['email', 'li.ming@example.com'],
  ['email', 'LI＠mail.example.com.cn'],
  ['email', '李明@例子.中国'],
  ['number', '123456789'],
  ['number', '6222 0212 3456 7890 123'],
  // The third part begins like a phone number.
  ['card', '6222 0212 1345 6789 013'],
  ['card', '6 2 2 2 0 2 1 2 1 3 8 0 0 1 3 8 0 0 8'],
  ['number', '一三八零零一三八零零零'],
])('%s: %s is removed, and the text around it stays', (kind, number) => {
  expect(redact(number)).toEqual({ text: markers[kind], kinds: [kind] })
  expect(redact(`我的 ${number} ，医保断了`)).toEqual({ text: `我的 ${markers[kind]} ，医保断了`, kinds: [kind] })
})

test.each([
  ['护照号码 512345', '护照号码 [🛂]'],
  ['my passport is AB12CD345', 'my passport is [🛂]'],
  ['台胞证12345678', '台胞证[🛂]'],
  ['微信号: li-ming', '微信号: [💬]'],
  ['加我微信 liming1990 吧', '加我微信 [💬] 吧'],
  ['wechat id is li_ming88', 'wechat id is [💬]'],
  ['QQ：1234567', 'QQ：[💬]'],
  ['个人编号 12345678', '个人编号 [🔢]'],
  ['账号是 6222 021', '账号是 [🔢]'],
])('%s is recognised by the word before it', (text, redacted) => {
  expect(redact(text).text).toBe(redacted)
})

test.each([
  '2026年11月23日断了3个月，欠10000元，找12333',
  '每月3,500，一共1,234,567.89元',
  'article 86, 0.05 % since 2011-07-01, again on 2024-05-31',
  '第86条、第63条，国办发〔2016〕78号，人社部令第13号',
  '打12393/12333/12366，或者 12345',
  '0755-12333',
  '2019 2020 2021 2022 年都没交',
  '2021 12 2022 03 2022 05',
  '2019-03 ~ 2024-12',
  '1995-01-01 300元',
  '每月 1500 2000 300',
  '交了15年3个月，还差180个月里的36个月',
  '医保断了两个月怎么补',
  '外国人换了护照也要更新，问12333',
  'a permit). 12333 only confirms; 12333 12366',
  '10 000 0 0005 20 100',
  '10,000 × 0.0005 × 20 = 100 yuan',
  '1500 1800 2000 2200',
  'WeChat is unavailable and wechat payment failed',
  '护照 20240305 到期',
  '@xubao_bot 86',
  'https://example.com/path',
])('%s stays as it is', (text) => {
  expect(redact(text)).toEqual({ text, kinds: [] })
})

test('each of several numbers is marked, and each kind is reported once', () => {
  expect(redact('13812345678，110101199003070011，13912345678')).toEqual({
    text: `${markers.phone}，${markers.id}，${markers.phone}`,
    kinds: ['phone', 'id'],
  })
})

test('a marker is not a word in any language, and is removed for comparison', () => {
  for (const marker of Object.values(markers)) {
    expect(marker).not.toMatch(/[\p{L}\p{N}]/u)
    expect(marker.replace(anyMarker, '')).toBe('')
    expect(withoutPersonal(`a${marker}b`)).toBe('a b')
  }
})

/** An identity number with the right check character. */
const identity = fc
  .tuple(
    fc.constantFrom('110101', '310115', '440305', '510107', '650102', '810000', '911101'),
    fc.date({ min: new Date('1930-01-01'), max: new Date('2024-12-31'), noInvalidDate: true }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([place, day, order]) => {
    const first = `${place}${day.toISOString().slice(0, 10).replaceAll('-', '')}${String(order).padStart(3, '0')}`
    return `${first}${checkCharacter(first).toUpperCase()}`
  })
const phone = fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }).map(String)

const joints = [
  '',
  ' ',
  '-',
  '.',
  '_',
  '/',
  '—',
  '－',
  '\u3000',
  ', ',
  '，',
  '、',
  '\u200b',
  '\ufeff',
  '\n',
  'a',
  'q',
  '😀',
  '👨‍👩‍👧',
  '·',
  ' - ',
  '(',
  '*',
  '\u0336',
]
const parts: readonly ((number: string) => readonly string[])[] = [
  (number) => [...number],
  (number) => number.match(/.{1,2}/g) ?? [],
  (number) => number.match(/.{1,4}/g) ?? [],
  (number) => [number.slice(0, 3), number.slice(3, 7), number.slice(7)],
  (number) => [number.slice(0, 6), number.slice(6, 14), number.slice(14)],
]
const written = (number: fc.Arbitrary<string>) =>
  fc
    .tuple(number, fc.constantFrom(...joints), fc.constantFrom(...parts))
    .map(([digits, joint, split]) => split(digits).filter(Boolean).join(joint))

test('no valid identity number and no phone number survives, however it is separated', () => {
  const around = fc.constantFrom(['', ''], ['我的是', '谢谢'], ['my number is ', ', thanks'], ['3个月，', '。欠200元'])
  fc.assert(
    fc.property(fc.oneof(written(identity), written(phone)), around, (number, [before, after]) => {
      const { text, kinds } = redact(`${before}${number}${after}`)
      expect(text).toMatch(new RegExp(`^${before}[^\\p{L}\\p{N}]+${after}$`, 'u'))
      expect(kinds).toHaveLength(1)
    }),
    { numRuns: 2000 },
  )
})

const busyText = fc
  .array(
    fc.oneof(
      anyText(2),
      identity,
      phone,
      fc.stringMatching(/^[0-9 a-zX.,@+()[\]-]{0,12}$/),
      fc.constantFrom('passport', '护照', '微信号：', 'QQ', ...Object.values(markers)),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(''))

test('for any text, nothing more is found in the redacted text', () => {
  fc.assert(
    fc.property(busyText, (text) => {
      const once = redact(text)
      expect(redact(once.text)).toEqual({ text: once.text, kinds: [] })
      expect(once.kinds.length === 0).toBe(once.text === text)
    }),
    { numRuns: 3000 },
  )
})

test('no run of nine digits and no e-mail address remains', () => {
  fc.assert(
    fc.property(busyText, (text) => {
      expect(redact(text).text).not.toMatch(/\d{9}|[a-z]@[a-z]+\.[a-z]/)
    }),
    { numRuns: 1000 },
  )
})

const heavy = [
  '1 ',
  '1',
  'e1',
  '1a',
  'a@',
  'a@a.',
  '1.',
  '+1 ',
  '１',
  '١ ',
  '一 ',
  '微信号 ',
  'passport 1',
  '护照a',
  '2024 12 ',
  '2024-01',
  '12345678 ',
  '110101199003 ',
  '13 ',
  '1,',
  '\u200b1',
  'é',
  '[🪪]1',
]

test.each(heavy)('4,096 characters of %j take a few milliseconds', (piece) => {
  const text = piece.repeat(4096).slice(0, 4096)
  const times = Array.from({ length: 30 }, () => {
    const start = performance.now()
    redact(text)
    return performance.now() - start
  })
  // The fastest of several runs, with three times the usual time, because other processes may use the machine.
  expect(Math.min(...times)).toBeLessThan(10)
})

test('a text four times as long takes about four times as long', () => {
  const fastest = (text: string): number =>
    Math.min(
      ...Array.from({ length: 7 }, () => {
        const start = performance.now()
        redact(text)
        return performance.now() - start
      }),
    )
  for (const piece of heavy) {
    const [short, long] = [4_096, 16_384].map((length) => fastest(piece.repeat(length).slice(0, length)))
    // What grows with the square of the length takes sixteen times as long.
    expect((long ?? Number.NaN) / (short ?? Number.NaN), piece).toBeLessThan(10)
  }
})
