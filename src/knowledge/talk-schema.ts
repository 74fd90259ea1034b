import { z } from 'zod'
import { citation, id, localised, text } from './fields.ts'
import { type ActName, actNames } from './talk.ts'

/** Coerced, because YAML does not read a bare number or `yes` as text. */
const phrase = z.coerce.string().trim().min(1)
const phrases = z.array(phrase).default([])

const act = z.strictObject({ phrases, starts: phrases, contains: phrases }).prefault({})
const acts = Object.fromEntries(actNames.map((name) => [name, act])) as Record<ActName, typeof act>

/** `intents/acts.yaml`: the phrases of messages that only steer the conversation. */
export const actsSchema = z.strictObject(acts).extend({
  continuations: z.strictObject({ starts: phrases, words: phrases }).prefault({}),
  ordinals: z.array(z.strictObject({ number: z.int(), phrases })).default([]),
})

/** `intents/words.yaml`: words that are too vague to answer on their own. */
export const wordsSchema = z.array(
  z.strictObject({
    words: z.array(phrase).min(1),
    ask: localised(text),
    menu: z.array(id).min(1).max(6, 'has more buttons than fit on a screen; keep the six likeliest'),
  }),
)

const urgentReply = z.strictObject({
  title: text,
  short: text,
  steps: z.array(text).max(4),
  note: text,
})

const crisisReply = z.strictObject({ title: text, short: text, lines: z.array(text).max(4), note: text })

const numbers = z.array(z.coerce.string().regex(/^\d{3,5}$/, 'must be a short public number such as 120 or 12393'))

/** `intents/urgent.yaml`: the signs of an emergency and of a crisis, and what to say first. */
export const urgentSchema = z.strictObject({
  urgent: z.strictObject({
    now: phrases,
    care: phrases,
    place: phrases,
    refused: phrases,
    always: phrases,
    never: phrases,
    reply: z.strictObject({
      en: urgentReply,
      'zh-Hans': urgentReply,
      citations: z.array(citation),
      contacts: numbers,
      topic: id,
      buttons: z.array(z.strictObject({ topic: id, label: localised(text) })).max(6),
    }),
  }),
  crisis: z.strictObject({
    always: phrases,
    never: phrases,
    reply: z.strictObject({ en: crisisReply, 'zh-Hans': crisisReply, contacts: numbers }),
  }),
})

export type ActsFile = z.infer<typeof actsSchema>
export type WordsFile = z.infer<typeof wordsSchema>
export type UrgentFile = z.infer<typeof urgentSchema>
