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

/** Words first that stay as they are, so that the alternation takes them whole. */
const rules = fixes.map(({ from, to, except }) => ({
  to,
  pattern: new RegExp([...except, from].join('|'), 'gu'),
  from,
}))

/**
 * Converted text with the characters put right that the conversion gets wrong: the rules of `locales/traditional.yaml`, in their order.
 * Idempotent.
 */
export const fixTraditional = (text: string): string =>
  rules.reduce((fixed, { from, to, pattern }) => fixed.replace(pattern, (found) => (found === from ? to : found)), text)
