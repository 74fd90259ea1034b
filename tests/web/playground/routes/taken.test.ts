import { expect, test } from 'vitest'
import { html } from '../../../../src/conversation/html.ts'
import type { Incoming } from '../../../../src/conversation/incoming.ts'
import { message } from '../../../../src/conversation/reply.ts'
import { createTakenFor, type Recorded, takenOf } from '../../../../src/web/playground/routes/taken.ts'

const incoming: Incoming = {
  id: 'playground:1',
  chat: { id: 'playground:private-a', kind: 'private' },
  from: { id: 'playground:you-a' },
  content: { kind: 'text', text: 'who pays' },
}
const reply = message(html`said`)
type Outcome = Omit<Recorded, 'id'>
const recorded = (outcome: Outcome): Recorded => ({ id: 'playground:1', ...outcome })

test('an answer is explained with its topic, an offer with all that it offers', () => {
  const options = ['pay-arrears', 'late-fee']
  const answer = takenOf(incoming, [reply], recorded({ outcome: 'answer', topic: 'late-fee', options }))
  expect(answer).toEqual({ question: 'who pays', way: 'answer', topics: ['late-fee'] })
  const offer = takenOf(incoming, [reply], recorded({ outcome: 'several', topic: 'pay-arrears', options }))
  expect(offer).toEqual({ question: 'who pays', way: 'several', topics: options })
})

test('acts keep their name, but picks, numbers and places are ways of their own', () => {
  const taken = (outcome: Outcome) => takenOf(incoming, [reply], recorded(outcome))
  expect(taken({ outcome: 'act', act: 'thanks' })).toMatchObject({ way: 'act', act: 'thanks' })
  expect(taken({ outcome: 'act', act: 'yes', topic: 'late-fee' })).toMatchObject({ way: 'pick', topics: ['late-fee'] })
  expect(taken({ outcome: 'act', act: 'number' })).toEqual({ question: 'who pays', way: 'number', topics: [] })
  expect(taken({ outcome: 'act', act: 'place' })).toEqual({ question: 'who pays', way: 'place', topics: [] })
})

test.each([
  ['sum', 'sum'],
  ['case', 'triage'],
  ['remind', 'reminder'],
  ['something-new', 'under-way'],
])('a message of which nothing is recorded is explained by the question in progress: %s', (name, way) => {
  const asking = message(html`How much?`, [], { pending: { name, about: '' } })
  expect(takenOf(incoming, [asking], undefined)?.way).toBe(way)
})

test('the last step of a sum is known by its buttons', () => {
  const action = { name: 'sum', locale: 'en', sum: 'late-fee' } as const
  expect(takenOf(incoming, [message(html`12 yuan`, [[{ label: 'Again', action }]])], undefined)?.way).toBe('sum')
})

test('no reply is silence, and what asks nothing is not explained', () => {
  expect(takenOf(incoming, [], undefined)).toEqual({ question: 'who pays', way: 'silence', topics: [] })
  const sticker: Incoming = { ...incoming, content: { kind: 'attachment', attachment: 'sticker' } }
  expect(takenOf(sticker, [reply], undefined)).toBeUndefined()
})

test('only the latest questions are remembered', () => {
  const { keep, takenFor } = createTakenFor()
  for (let number = 0; number <= 100; number += 1) keep({ ...recorded({ outcome: 'fallback' }), id: String(number) })
  expect(takenFor('0')).toBeUndefined()
  expect(takenFor('100')?.outcome).toBe('fallback')
})
