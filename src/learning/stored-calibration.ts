import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { StoredCalibration } from './calibrate.ts'

const numbers = z.array(z.number())
const curve = z.strictObject({ mean: numbers, spread: numbers, slope: numbers, bias: z.number() })
const confidence = z.number().min(0).max(1)
const thresholds = z.strictObject({
  answer: confidence,
  answerOutside: confidence,
  margin: confidence,
  offer: confidence,
  offerOutside: confidence,
  option: confidence,
})
const language = z.strictObject({ curve, thresholds })
const schema = z.strictObject({ knowledge: z.string(), calibration: z.strictObject({ zh: language, en: language }) })

/** Where the calibration of the knowledge base in `directory` lies. */
export function calibrationFile(directory: string): string {
  return join(directory, 'calibration.json')
}

/** The calibration stored beside a knowledge base; `undefined` where there is none, or none that this version can read. */
export function readCalibration(directory: string): StoredCalibration | undefined {
  const file = calibrationFile(directory)
  if (!existsSync(file)) return undefined
  return schema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data
}
