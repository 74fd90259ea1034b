import { z } from 'zod'
import { citation, text } from './fields.ts'

function isPattern(written: string): boolean {
  try {
    return new RegExp(written, 'i') instanceof RegExp
  } catch {
    return false
  }
}

/** `intents/false-claims.yaml`: claims that no answer may make, each with the articles that refute it. */
export const falseClaimsSchema = z.array(
  z.strictObject({
    claim: text,
    patterns: z.array(text.refine(isPattern, 'is not a regular expression')).min(1),
    /** What is true: the end of the sentence "…, but …". */
    instead: text,
    citations: z.array(citation).min(1, 'needs the article that refutes the claim'),
  }),
)

export type FalseClaimsFile = z.infer<typeof falseClaimsSchema>
