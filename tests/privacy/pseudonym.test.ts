import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { createPseudonyms } from '../../src/privacy/pseudonym.ts'

const pseudonymOf = createPseudonyms('0123456789abcdef')

test('a person has one pseudonym, the same after a restart', () => {
  expect(pseudonymOf('telegram:42')).toBe(createPseudonyms('0123456789abcdef')('telegram:42'))
  expect(pseudonymOf('telegram:42')).toMatch(/^[\w-]{43}$/)
})

test('another person and another key have another pseudonym', () => {
  expect(pseudonymOf('telegram:43')).not.toBe(pseudonymOf('telegram:42'))
  expect(createPseudonyms('fedcba9876543210')('telegram:42')).not.toBe(pseudonymOf('telegram:42'))
})

test('a pseudonym is no plain HMAC of the id, which the key may have made for something else', () => {
  const plain = createHmac('sha256', '0123456789abcdef').update('telegram:42').digest('base64url')
  expect(pseudonymOf('telegram:42')).not.toBe(plain)
})

test('without a key there are no pseudonyms, and the error says what to do', () => {
  expect(() => createPseudonyms('')).toThrow('Set HASH_KEY; make one with: openssl rand -hex 32')
})
