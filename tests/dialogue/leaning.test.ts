import { expect, test } from 'vitest'
import { createLeaning } from '../../src/dialogue/leaning.ts'
import { isShort } from '../../src/dialogue/short.ts'
import { fixture } from '../support/bot.ts'

const leaning = createLeaning(fixture.talk.acts)

test('a message that begins as a continuation leans, long or short', () => {
  expect(leaning('那要等多久')).toEqual({ isShort: true, begins: true, leans: true })
  expect(leaning('What if my boss refuses to pay all of the months that he owes me?')).toEqual({
    isShort: false,
    begins: true,
    leans: true,
  })
})

test('a short message with a word that refers leans, a long one does not', () => {
  expect(leaning('is it much?').leans).toBe(true)
  expect(leaning('医保断了两个月以后再补上的话，这个月看病到底多久才能报销').leans).toBe(false)
})

test('a word that only begins like a continuation does not lean', () => {
  expect(leaning('android app for insurance').leans).toBe(false)
  expect(leaning('Andrew pays').leans).toBe(false)
})

test('without words for it nothing leans', () => {
  expect(createLeaning(undefined)('那要等多久')).toEqual({ isShort: true, begins: false, leans: false })
})

test('short is up to fourteen Han characters or nine words', () => {
  expect(isShort('断'.repeat(14))).toBe(true)
  expect(isShort('断'.repeat(15))).toBe(false)
  expect(isShort('one two three four five six seven eight nine')).toBe(true)
  expect(isShort('one two three four five six seven eight nine ten')).toBe(false)
  expect(isShort('我在 app 上交了三个月的钱')).toBe(true)
})
