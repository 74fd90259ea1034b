import { z } from 'zod'
import { citation, id, localised, regionCode, text } from './fields.ts'

const words = z.array(z.coerce.string().trim().min(1))
const groups = z.record(id, words.min(1))
const facts = z.record(id, id)

/** `intents/regions.yaml`: provinces, and the cities and prefectures in them. */
export const regionsSchema = z.array(
  z.strictObject({
    code: regionCode,
    'zh-Hans': text,
    en: text,
    words: words.default([]),
    areaCode: z
      .string()
      .regex(/^0\d{2,3}$/, 'must be a telephone area code such as "0755"')
      .optional(),
    onlyWithProvince: z.array(z.enum(['en', 'zh-Hans'])).default([]),
  }),
)

const code = z.string().regex(/^[a-z]$/, 'must be one letter, because buttons carry it')
const months = z.number().int().min(1)
const condition = z.record(
  id,
  z.union([z.array(id).min(1), z.strictObject({ atMost: months }), z.strictObject({ over: months })]),
)

const question = z.strictObject({
  id,
  ask: localised(text),
  options: z.array(z.strictObject({ id, label: localised(text), onlyFor: condition.default({}) })).min(1),
})

const line = z.strictObject({ en: text, 'zh-Hans': text, 'zh-Hant': text.optional(), when: condition.default({}) })
const lines = z.array(line).min(1)

const outcome = z.strictObject({
  id,
  title: localised(text),
  route: localised(text),
  steps: lines,
  papers: lines,
  wait: lines,
  owes: lines,
  local: lines,
  keep: lines,
  citations: z.array(citation).min(1, 'cites nothing; name the articles that support the card'),
  contacts: z.array(z.string().regex(/^\d{5}$/)).min(1),
  topics: z.array(id).min(1).max(4),
  asks: z.array(id),
  counter: z.strictObject({ opening: localised(text), asks: lines }),
})

const counter = z.strictObject({
  whose: z.record(id, localised(text)),
  gap: localised(text),
  someTime: localised(text),
  foreigner: localised(text),
  please: localised(text),
  brought: localised(text),
})

const rule = z.strictObject({ when: facts, so: facts })
const value = z.strictObject({
  id,
  code: code.optional(),
  name: localised(text).optional(),
  wins: z.boolean().default(false),
  signs: words,
})

const guide = z.strictObject({
  assumes: z.array(rule),
  answers: z.record(id, words),
  table: z.array(z.strictObject({ when: condition, outcome: id })).min(1),
  counter,
  outcomes: z.array(outcome).min(1),
})

/** `intents/situation.yaml`: the facts of a person's case, how to recognise them, and how to ask for them. */
export const situationSchema = z.strictObject({
  groups,
  denied: words,
  slots: z.array(z.strictObject({ id, code: code.optional(), values: z.array(value) })),
  implies: z.array(rule),
  durations: z.strictObject({ gap: words, before: words, after: words }),
  places: z.strictObject({
    here: words,
    elsewhere: words,
    'elsewhere-after': words,
    around: words,
    suffixes: words,
    notBefore: words,
    denied: words.default([]),
  }),
  told: z.strictObject({ asks: words }),
  questions: z.array(question),
  guide: guide.optional(),
})

export type RegionsFile = z.infer<typeof regionsSchema>
export type SituationFile = z.infer<typeof situationSchema>
