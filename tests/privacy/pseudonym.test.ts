import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { createPseudonyms } from '../../src/privacy/pseudonym.ts'

const pseudonymOf = createPseudonyms('0123456789abcdef')

test('a person has one pseudonym, also after a restart', () => {
  expect(pseudonymOf('telegram:42')).toBe(createPseudonyms('0123456789abcdef')('telegram:42'))
  expect(pseudonymOf('telegram:42')).toMatch(/^[\w-]{43}$/)
})

test('another person or another key gives another pseudonym', () => {
  expect(pseudonymOf('telegram:43')).not.toBe(pseudonymOf('telegram:42'))
  expect(createPseudonyms('fedcba9876543210')('telegram:42')).not.toBe(pseudonymOf('telegram:42'))
})

test('a pseudonym is not the plain HMAC of the id, which the key may have made for another purpose', () => {
  const plain = createHmac('sha256', '0123456789abcdef').update('telegram:42').digest('base64url')
  expect(pseudonymOf('telegram:42')).not.toBe(plain)
})

test('without a key there are no pseudonyms, and the error says what to do', () => {
  expect(() => createPseudonyms('')).toThrow('Set HASH_KEY; make one with: openssl rand -hex 32')
})
