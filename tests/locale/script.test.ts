import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scriptOf, toSimplified } from '../../src/locale/script.ts'
import { toTraditional } from '../../src/locale/traditional.ts'

test('Simplified becomes Traditional and comes back', () => {
  expect(toTraditional('医保断缴的后果')).toBe('醫保斷繳的後果')
  expect(toSimplified('醫保斷繳的後果')).toBe('医保断缴的后果')
})

test('a character with two Traditional forms gets the right one for the word', () => {
  expect(toTraditional('头发')).toBe('頭髮')
  expect(toTraditional('发生')).toBe('發生')
  expect(toTraditional('以后')).toBe('以後')
  expect(toTraditional('皇后')).toBe('皇后')
})

test('the characters change, the words do not', () => {
  expect(toTraditional('信息')).toBe('信息')
})

test('text without Chinese stays as it is', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(toTraditional(text)).toBe(text)
      expect(toSimplified(text)).toBe(text)
    }),
  )
})

test('the majority of the distinctive characters decides the script of a text', () => {
  expect(scriptOf('医保')).toBe('Hans')
  expect(scriptOf('醫保')).toBe('Hant')
  expect(scriptOf('医保医保 醫保')).toBe('Hans')
})

test('characters that both scripts share indicate nothing', () => {
  expect(scriptOf('社保')).toBeUndefined()
  expect(scriptOf('')).toBeUndefined()
  expect(scriptOf('insurance 12333')).toBeUndefined()
})
