import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { rateOn } from '../../src/knowledge/rates.ts'
import { rates } from '../fixtures/real-rates.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'

const intents = join(import.meta.dirname, '../../intents')

/** The knowledge base with changed rates. */
function withRates(change: (written: string) => string): string {
  const folder = join(temporaryFolder(), 'intents')
  cpSync(intents, folder, { recursive: true })
  const file = join(folder, 'rates.yaml')
  writeFileSync(file, change(readFileSync(file, 'utf8')))
  return folder
}

test('the value on a day is the latest one that is valid', () => {
  expect(rateOn(rates, 'pension-minimum', '2029-12-31')?.value).toBe(180)
  expect(rateOn(rates, 'pension-minimum', '2030-01-01')?.value).toBe(186)
  expect(rateOn(rates, 'pension-minimum', '2039-12-31')?.value).toBe(240)
})

test('before its first value a rate has no value', () => {
  expect(rateOn(rates, 'late-fee-per-day', '2011-06-30')).toBeUndefined()
  expect(rateOn(rates, 'late-fee-per-day', '2011-07-01')?.value).toBe(5)
})

test('the value says if the day is after the last known one', () => {
  expect(rateOn(rates, 'pension-minimum', '2039-12-31')?.isBeyond).toBe(false)
  expect(rateOn(rates, 'pension-minimum', '2040-01-01')).toMatchObject({ value: 240, isBeyond: true })
})

test('rates are frozen', () => {
  expect(Object.isFrozen(rates['pension-minimum'].values)).toBe(true)
})

test('a value out of order is rejected with its line', () => {
  const folder = withRates((written) => written.replace('from: 2031-01-01', 'from: 2029-01-01'))
  expect(() => loadKnowledge(folder)).toThrow(
    /rates\.yaml:\d+ is valid from 2029-01-01, but the value above it from 2030-01-01/,
  )
})

test('a value with a citation that leads nowhere is rejected', () => {
  const folder = withRates((written) => written.replace('[social-insurance-law#16] }', '[social-insurance-law#160] }'))
  expect(() => loadKnowledge(folder)).toThrow(/cites "social-insurance-law#160"/)
})

test('a missing rate and an unknown one are rejected', () => {
  const folder = withRates((written) => written.replace('\nfine-most:', '\nfine-worst:'))
  expect(() => loadKnowledge(folder)).toThrow(/fine-most: is missing[\s\S]*fine-worst: is not a key/)
})
