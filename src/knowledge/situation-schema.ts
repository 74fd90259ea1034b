import { z } from 'zod'
import { id, localised, regionCode, text } from './fields.ts'

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

const question = z.strictObject({
  id,
  ask: localised(text),
  options: z.array(z.strictObject({ id, label: localised(text) })).min(1),
})

/** `intents/situation.yaml`: the facts of a person's case, how they are recognised, and the questions for them. */
export const situationSchema = z.strictObject({
  groups,
  denied: words,
  slots: z.array(
    z.strictObject({
      id,
      values: z.array(z.strictObject({ id, wins: z.boolean().default(false), signs: words })),
    }),
  ),
  implies: z.array(z.strictObject({ when: facts, so: facts })),
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
})

export type RegionsFile = z.infer<typeof regionsSchema>
export type SituationFile = z.infer<typeof situationSchema>
