import { expect, test } from 'vitest'
import { escapeHtml } from '../../src/conversation/html.ts'
import { type Memory, noMemory, type Subject } from '../../src/conversation/memory.ts'
import { inPlace, message, toast } from '../../src/conversation/reply.ts'
import { fingerprintOf, freshMemory, nextMemory } from '../../src/dialogue/remember.ts'

const now = Date.parse('2026-11-23T04:00:00Z')
const minute = 60_000
const saying = (subject: Subject, text = 'Something.') => [message(escapeHtml(text), [], subject)]
const after = (memory: Memory, subject: Subject): Memory => nextMemory(memory, saying(subject), 'en', now)

test('a memory is fresh for an hour after it was last used, and not a moment longer', () => {
  const memory = { ...noMemory, topic: 'late-fee', at: now }
  expect(freshMemory(memory, now + 60 * minute - 1)).toBe(memory)
  expect(freshMemory(memory, now + 60 * minute)).toEqual(noMemory)
  expect(freshMemory(undefined, now)).toEqual(noMemory)
})

test('what a reply is about is remembered, with its language, its moment and a fingerprint', () => {
  const memory = after(noMemory, { topic: 'late-fee', question: 'who pays', offered: ['late-fee', 'pay-arrears'] })
  expect(memory).toEqual({
    topic: 'late-fee',
    question: 'who pays',
    offered: ['late-fee', 'pay-arrears'],
    slots: {},
    misses: 0,
    locale: 'en',
    said: expect.any(String),
    at: now,
  })
})

test('the text of a reply is not kept', () => {
  const memory = nextMemory(noMemory, saying({}, 'A text that tells much'), 'en', now)
  expect(JSON.stringify(memory)).not.toContain('tells much')
})

test('an offer is over once something else is said; topic, slots and urgency stay', () => {
  const before = after(noMemory, { topic: 'late-fee', offered: ['a'], slots: { place: '11' }, urgent: true, step: 2 })
  const memory = after(before, { slots: { months: '2' } })
  expect(memory).toMatchObject({ topic: 'late-fee', urgent: true, slots: { place: '11', months: '2' } })
  expect(memory).not.toHaveProperty('offered')
  expect(memory).not.toHaveProperty('step')
})

test('misses count in a row', () => {
  const twice = after(after(noMemory, { missed: true }), { missed: true })
  expect(twice.misses).toBe(2)
  expect(after(twice, { topic: 'late-fee' }).misses).toBe(0)
})

test('a question in progress stays until it is ended', () => {
  const asking = after(noMemory, { pending: { name: 'months', about: '1' } })
  expect(after(asking, { topic: 'late-fee' }).pending).toEqual({ name: 'months', about: '1' })
  expect(after(asking, { pending: null })).not.toHaveProperty('pending')
})

test('the language of a reply is that of the conversation from then on', () => {
  expect(nextMemory(noMemory, saying({ locale: 'zh-Hant' }), 'en', now).locale).toBe('zh-Hant')
  expect(nextMemory(noMemory, [inPlace(message(escapeHtml('Hi')))], 'en', now).locale).toBe('en')
})

test('silence, a toast and what is not to be remembered change nothing', () => {
  const memory = after(noMemory, { topic: 'late-fee' })
  expect(nextMemory(memory, [], 'en', now + 1)).toBe(memory)
  expect(nextMemory(memory, [toast('hi')], 'en', now + 1)).toBe(memory)
  expect(nextMemory(memory, saying({ unremembered: true }), 'en', now + 1)).toBe(memory)
})

test('two replies have one fingerprint where they read the same', () => {
  const [one] = saying({}, 'The same')
  const [other] = saying({ topic: 'late-fee' }, 'The same')
  const [third] = saying({}, 'Not the same')
  if (!one || !other || !third) throw new Error('There are three replies.')
  expect(fingerprintOf(one)).toBe(fingerprintOf(other))
  expect(fingerprintOf(one)).not.toBe(fingerprintOf(third))
})
