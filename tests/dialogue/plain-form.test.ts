import { expect, test } from 'vitest'
import { looserForms, plainForm } from '../../src/dialogue/plain-form.ts'

test('case, width, punctuation and blanks do not count', () => {
  expect(plainForm('  English, PLEASE!! ')).toBe('english please')
  expect(plainForm('ＯＫ。')).toBe('ok')
  expect(plainForm('听 不 懂……')).toBe('听不懂')
  expect(plainForm("I don't understand")).toBe('i dont understand')
})

test('Traditional is compared as Simplified', () => {
  expect(plainForm('聽不懂')).toBe('听不懂')
})

test('marks and emoji alone are compared as they stand, whatever their look', () => {
  expect(plainForm('？')).toBe('?')
  expect(plainForm(' ❤️ ')).toBe('❤')
  expect(plainForm('🤷‍♀️')).toBe(plainForm('🤷♀'))
})

test('nothing has no form', () => {
  expect(plainForm(' \u200b ')).toBe('')
  expect(looserForms('')).toEqual([])
})

test('final particles and letters that are held come off, the exact form first', () => {
  expect(looserForms('好的呀')).toEqual(['好的呀', '好的', '好'])
  expect(looserForms('okkk')).toEqual(['okkk', 'ok'])
  expect(looserForms('谢谢')).toEqual(['谢谢', '谢'])
})

test('a form that is nothing but a particle stays', () => {
  expect(looserForms('呢')).toContain('呢')
})
