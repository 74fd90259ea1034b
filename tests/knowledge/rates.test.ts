import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { rateOn } from '../../src/knowledge/rates.ts'
import { rates } from '../fixtures/real-rates.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'

const intents = join(import.meta.dirname, '../../intents')

/** The knowledge base with its rates written differently. */
function withRates(change: (written: string) => string): string {
  const folder = join(temporaryFolder(), 'intents')
  cpSync(intents, folder, { recursive: true })
  const file = join(folder, 'rates.yaml')
  writeFileSync(file, change(readFileSync(file, 'utf8')))
  return folder
}

test('the value of a day is the last one that holds then', () => {
  expect(rateOn(rates, 'pension-minimum', '2029-12-31')?.value).toBe(180)
  expect(rateOn(rates, 'pension-minimum', '2030-01-01')?.value).toBe(186)
  expect(rateOn(rates, 'pension-minimum', '2039-12-31')?.value).toBe(240)
})

test('before the first value there is none', () => {
  expect(rateOn(rates, 'late-fee-per-day', '2011-06-30')).toBeUndefined()
  expect(rateOn(rates, 'late-fee-per-day', '2011-07-01')?.value).toBe(5)
})

test('a day after the last one that is known says so', () => {
  expect(rateOn(rates, 'pension-minimum', '2039-12-31')?.isBeyond).toBe(false)
  expect(rateOn(rates, 'pension-minimum', '2040-01-01')).toMatchObject({ value: 240, isBeyond: true })
})

test('rates are frozen', () => {
  expect(Object.isFrozen(rates['pension-minimum'].values)).toBe(true)
})

test('a value out of order is refused with its line', () => {
  const folder = withRates((written) => written.replace('from: 2031-01-01', 'from: 2029-01-01'))
  expect(() => loadKnowledge(folder)).toThrow(
    /rates\.yaml:\d+ holds from 2029-01-01, but the value above it from 2030-01-01/,
  )
})

test('a value that cites what is not quoted is refused', () => {
  const folder = withRates((written) => written.replace('[social-insurance-law#16] }', '[social-insurance-law#160] }'))
  expect(() => loadKnowledge(folder)).toThrow(/cites "social-insurance-law#160"/)
})

test('a rate that is missing and one that nobody reads are refused', () => {
  const folder = withRates((written) => written.replace('\nfine-most:', '\nfine-worst:'))
  expect(() => loadKnowledge(folder)).toThrow(/fine-most: is missing[\s\S]*fine-worst: is no key/)
})
