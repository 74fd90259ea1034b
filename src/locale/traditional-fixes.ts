import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

const fixes = z
  .array(
    z.strictObject({
      from: z.string().min(1),
      to: z.string().min(1),
      except: z.array(z.string().min(2)).default([]),
      why: z.string().min(1),
    }),
  )
  .parse(parse(readFileSync(join(import.meta.dirname, '../../locales/traditional.yaml'), 'utf8')))

/** The exceptions come first in the alternation, so that they are matched as a whole and kept. */
const rules = fixes.map(({ from, to, except }) => ({
  to,
  pattern: new RegExp([...except, from].join('|'), 'gu'),
  from,
}))

/**
 * Corrects characters that the conversion gets wrong, with the rules of `locales/traditional.yaml` in order.
 * Idempotent.
 */
export const fixTraditional = (text: string): string =>
  rules.reduce((fixed, { from, to, pattern }) => fixed.replace(pattern, (found) => (found === from ? to : found)), text)
