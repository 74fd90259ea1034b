import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSeal } from '../../src/privacy/seal.ts'

const { seal, open } = createSeal('a key of at least sixteen characters')

test('whatever is sealed comes out again', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => open(seal(text)) === text))
})

test('a sealed text shows nothing, and is another one each time', () => {
  const [one, other] = [seal('telegram:42'), seal('telegram:42')]
  expect(one).not.toBe(other)
  expect(one).toMatch(/^s1\.[\w-]{8}\.[\w-]+$/)
  expect(Buffer.from(one.split('.')[2] ?? '', 'base64url').toString('latin1')).not.toContain('42')
})

test('another key opens nothing', () => {
  expect(createSeal('another key of sixteen characters').open(seal('telegram:42'))).toBeUndefined()
})

test('after a change of the key, what the former one sealed can be opened, and the new one seals', () => {
  const changed = createSeal('a new key of at least sixteen', ['a key of at least sixteen characters'])
  expect(changed.open(seal('telegram:42'))).toBe('telegram:42')
  expect(open(changed.seal('telegram:42'))).toBeUndefined()
  expect(changed.open(changed.seal('telegram:42'))).toBe('telegram:42')
})

test('a text that was changed, cut or never sealed is not opened', () => {
  const sealed = seal('telegram:42')
  const last = sealed.at(-1) === 'A' ? 'Q' : 'A'
  for (const wrong of [
    `${sealed.slice(0, -1)}${last}`,
    sealed.slice(0, -8),
    sealed.replace('s1', 's2'),
    '',
    'telegram:42',
  ])
    expect(open(wrong), wrong).toBeUndefined()
})

test('an empty key is refused with what to do', () => {
  expect(() => createSeal('')).toThrow(/HASH_KEY/)
})
