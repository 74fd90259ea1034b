import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSeal } from '../../src/privacy/seal.ts'

const { seal, open } = createSeal('a key of at least sixteen characters')

test('every sealed text can be opened again', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => open(seal(text)) === text))
})

test('a sealed text reveals nothing, and differs each time', () => {
  const [one, other] = [seal('telegram:42'), seal('telegram:42')]
  expect(one).not.toBe(other)
  expect(one).toMatch(/^s1\.[\w-]{8}\.[\w-]+$/)
  expect(Buffer.from(one.split('.')[2] ?? '', 'base64url').toString('latin1')).not.toContain('42')
})

test('another key opens nothing', () => {
  expect(createSeal('another key of sixteen characters').open(seal('telegram:42'))).toBeUndefined()
})

test('after a change of key, texts sealed with the old key can be opened, and the new key seals', () => {
  const changed = createSeal('a new key of at least sixteen', ['a key of at least sixteen characters'])
  expect(changed.open(seal('telegram:42'))).toBe('telegram:42')
  expect(open(changed.seal('telegram:42'))).toBeUndefined()
  expect(changed.open(changed.seal('telegram:42'))).toBe('telegram:42')
})

test('a text that was changed, truncated or never sealed cannot be opened', () => {
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

test('an empty key is rejected, with the remedy', () => {
  expect(() => createSeal('')).toThrow(/HASH_KEY/)
})
