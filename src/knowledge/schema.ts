import { z } from 'zod'
import { citation, day, id, localised, partOfDay, regionCode, text } from './fields.ts'
import { sumIds } from './sum-ids.ts'

const answer = z.strictObject({
  /** At most three sentences that are useful on their own: groups and presumed answers show nothing else. */
  short: text,
  /** The same in the plainest words, for people who say that they do not understand. */
  simple: text.optional(),
  /** A procedure of at most four steps, printed numbered. */
  steps: z.array(text).optional(),
  /** Printed as bullet points, folded under "Good to know". */
  details: z.array(text).optional(),
  /** What differs locally, and where to ask; folded too. */
  local: text.optional(),
})

/** The public hotlines: labour and social security, payment, general, medical insurance, housing fund, legal aid. */
const knownHotlines = ['12333', '12366', '12345', '12393', '12329', '12348'] as const

const hotlines = z.array(
  z.coerce.string().pipe(z.enum(knownHotlines, `must be one of the hotlines ${knownHotlines.join(', ')}`)),
)

/** One file `intents/<id>.yaml`: a topic, or a class of out-of-scope questions with its own reply. */
export const intentSchema = z.strictObject({
  kind: z.enum(['topic', 'out-of-scope']),
  section: z.enum(['core', 'employer', 'life', 'everyday', 'talk']),
  scope: z.enum(['national', 'local']),
  reviewed: day,
  reviewBy: day,
  title: localised(text),
  /** The label of its button among other options. It says what sets the intent apart from similar ones. */
  option: localised(text).optional(),
  answer: localised(answer),
  citations: z.array(citation).default([]),
  followUps: z
    .array(id)
    .min(2, 'needs 2 to 4 topics a person would want next')
    .max(4, 'needs 2 to 4 topics, not more; remove the one that people need least')
    .refine(
      (topics) => new Set(topics).size === topics.length,
      'names a topic twice, which would show the same button twice',
    ),
  contacts: hotlines.default([]),
  /** Sums that belong to the topic; the first gets a button under the answer. */
  sums: z.array(z.enum(sumIds)).min(1).optional(),
  /** From its day on, a variant replaces the answer and the citations. */
  variants: z
    .array(
      z.strictObject({
        from: day,
        /** Set both if the variant was reviewed separately. */
        reviewed: day.optional(),
        reviewBy: day.optional(),
        answer: localised(answer),
        citations: z.array(citation).default([]),
      }),
    )
    .default([]),
  utterances: z.strictObject({ en: z.array(text).min(1), 'zh-Hans': z.array(text).min(1) }),
  /** Misspelt utterances. The matcher learns from them; the spelling correction does not. */
  misspelt: z.strictObject({ en: z.array(text).default([]), 'zh-Hans': z.array(text).default([]) }).optional(),
})

/** One file `intents/laws/<id>.yaml`: a law or document with its quoted articles. */
export const lawSchema = z
  .strictObject({
    title: localised(text),
    short: localised(text),
    aliases: z.array(text).default([]),
    number: text.optional(),
    issuer: localised(text),
    level: z.enum(['national', 'local']),
    /** For a local law: the code of its province or city in regions.yaml. */
    region: regionCode.optional(),
    inForceFrom: day.optional(),
    inForceUntil: day.optional(),
    issued: partOfDay.optional(),
    amended: day.optional(),
    checked: day,
    link: z.url({ protocol: /^https$/ }).optional(),
    articles: z.record(
      id,
      z.strictObject({
        label: localised(text).optional(),
        'zh-Hans': text,
        'zh-Hant': text.optional(),
        en: text,
        note: localised(text).optional(),
      }),
    ),
  })
  .refine((law) => law.inForceFrom ?? law.issued, {
    message: 'needs inForceFrom, or issued if the day is not verified',
    path: ['inForceFrom'],
  })

/** `intents/synonyms.yaml`: named groups of words that mean the same. */
export const synonymsSchema = z.record(
  id,
  z.strictObject({ en: z.array(text).optional(), 'zh-Hans': z.array(z.coerce.string()).optional() }),
)

/** `intents/roles.yaml`: the intents and synonym groups with a special role. */
export const rolesSchema = z.strictObject({
  /** The class for everything else; it leads to the fallback. */
  other: id,
  /** The class for people who want to talk to a human. */
  human: id,
  thanks: id,
  greeting: id,
  /** The class for questions about a person's own record. */
  accountData: id,
  /** The class for the housing fund and its synonym group. If a question also names social insurance, the topic wins. */
  housingFund: z.strictObject({ intent: id, group: id }).optional(),
  /** The topics on the start page. */
  startRoutes: z.array(id).min(1),
  /** Synonym groups that show that a question belongs to our field. */
  fieldGroups: z.array(id).min(1),
  /** Topics that fit many questions loosely, and the handicap each gets against others (on the scale of boundaries, about -1 to 1). */
  catchAll: z.record(id, z.number().min(0).max(1)).default({}),
  /** Pairs of topics that answer each other's questions, so they are never offered as alternatives. */
  servesEachOther: z.array(z.tuple([id, id])).default([]),
})

/** `intents/wrappers.yaml`: groups of phrases that people wrap around a question. `{number}`, `{name}` and `{place}` are placeholders. */
export const wrappersSchema = z.record(
  id,
  z.strictObject({ en: z.array(text).optional(), 'zh-Hans': z.array(text).optional() }),
)

export type IntentFile = z.infer<typeof intentSchema>
export type LawFile = z.infer<typeof lawSchema>
export type SynonymsFile = z.infer<typeof synonymsSchema>
export type RolesFile = z.infer<typeof rolesSchema>
export type WrappersFile = z.infer<typeof wrappersSchema>
