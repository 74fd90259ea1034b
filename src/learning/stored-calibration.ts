import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Calibration } from '../matching/calibration.ts'

/** A calibration as it lies in a file, with the fingerprint of the knowledge it was made from. */
export type StoredCalibration = { readonly knowledge: string; readonly calibration: Calibration }

const numbers = z.array(z.number())
const confidence = z.number().min(0).max(1)
const schema = z.strictObject({
  knowledge: z.string(),
  calibration: z.strictObject({
    temperature: z.number().positive(),
    curve: z.strictObject({ mean: numbers, spread: numbers, slope: numbers, bias: z.number() }),
    cutOffs: z.strictObject({
      private: z.strictObject({ answer: confidence, presumed: confidence, offer: confidence }),
      group: z.strictObject({ answer: confidence, offer: confidence }),
      talk: confidence,
      evenness: confidence,
      option: confidence,
      mass: confidence,
    }),
  }),
})

/** Where the calibration of the knowledge base in `directory` lies. */
export function calibrationFile(directory: string): string {
  return join(directory, 'calibration.json')
}

/** Returns the calibration stored beside a knowledge base; `undefined` if there is none or this version cannot read it. */
export function readCalibration(directory: string): StoredCalibration | undefined {
  const file = calibrationFile(directory)
  if (!existsSync(file)) return undefined
  return schema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data
}

/** Whether a stored calibration was made from what is known now; another one is not used. */
export function isCurrent(stored: StoredCalibration | undefined, knowledge: Knowledge): stored is StoredCalibration {
  return stored?.knowledge === fingerprintOf(knowledge)
}

/** The fingerprint of all that matching learns from: a stored calibration is refused when it was made from something else. */
export function fingerprintOf({ intents, synonyms, roles, wrappers }: Knowledge): string {
  const learnt = [...intents.values()].map(({ id, utterances, misspelt }) => [id, utterances, misspelt])
  return createHash('sha256')
    .update(JSON.stringify([learnt, synonyms, roles, wrappers]))
    .digest('hex')
}
