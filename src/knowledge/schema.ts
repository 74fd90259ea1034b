import { z } from 'zod'
import { citation, day, id, localised, partOfDay, regionCode, text } from './fields.ts'

const answer = z.strictObject({
  /** At most three sentences that help by themselves: a group and a presumed answer show nothing else. */
  short: text,
  /** The same in the plainest words, for a person who says they do not understand. */
  simple: text.optional(),
  /** A procedure of at most four steps, printed numbered. */
  steps: z.array(text).optional(),
  /** Printed as bullet points, folded under "Good to know". */
  details: z.array(text).optional(),
  /** What differs locally, and where to ask; folded too. */
  local: text.optional(),
})

/** The public hotlines there are: labour and social security, payment, general, medical insurance, housing fund, legal aid. */
const knownHotlines = ['12333', '12366', '12345', '12393', '12329', '12348'] as const

const hotlines = z.array(
  z.coerce.string().pipe(z.enum(knownHotlines, `must be one of the hotlines ${knownHotlines.join(', ')}`)),
)

/** One file `intents/<id>.yaml`: a topic, or a class of questions that are not ours but get a reply of their own. */
export const intentSchema = z.strictObject({
  kind: z.enum(['topic', 'out-of-scope']),
  section: z.enum(['core', 'employer', 'life', 'everyday', 'talk']),
  scope: z.enum(['national', 'local']),
  reviewed: day,
  reviewBy: day,
  title: localised(text),
  /** The button's label where this intent is offered beside others: it says what tells it from its neighbours. */
  option: localised(text).optional(),
  answer: localised(answer),
  citations: z.array(citation).default([]),
  followUps: z
    .array(id)
    .min(2, 'needs 2 to 4 topics a person would want next')
    .max(4, 'needs 2 to 4 topics, not more; remove the one that people need least')
    .refine(
      (topics) => new Set(topics).size === topics.length,
      'names a topic twice; the same button would stand there twice',
    ),
  contacts: hotlines.default([]),
  /** From a day on, these replace answer and citations. */
  variants: z
    .array(
      z.strictObject({
        from: day,
        /** A variant that was read on a day of its own is due on a day of its own. */
        reviewed: day.optional(),
        reviewBy: day.optional(),
        answer: localised(answer),
        citations: z.array(citation).default([]),
      }),
    )
    .default([]),
  utterances: z.strictObject({ en: z.array(text).min(1), 'zh-Hans': z.array(text).min(1) }),
  /** Utterances with slips in them: they teach the matcher, and never the speller. */
  misspelt: z.strictObject({ en: z.array(text).default([]), 'zh-Hans': z.array(text).default([]) }).optional(),
})

/** One file `intents/laws/<id>.yaml`: a law or document with the articles that are quoted. */
export const lawSchema = z
  .strictObject({
    title: localised(text),
    short: localised(text),
    aliases: z.array(text).default([]),
    number: text.optional(),
    issuer: localised(text),
    level: z.enum(['national', 'local']),
    /** Of a local law: the code of its province or city in regions.yaml. */
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
    message: 'needs inForceFrom, or issued where the day is not verified',
    path: ['inForceFrom'],
  })

/** `intents/synonyms.yaml`: named groups of words that mean the same. */
export const synonymsSchema = z.record(
  id,
  z.strictObject({ en: z.array(text).optional(), 'zh-Hans': z.array(z.coerce.string()).optional() }),
)

/** `intents/roles.yaml`: which intents and synonym groups play a part of their own in the bot. */
export const rolesSchema = z.strictObject({
  /** The class of everything that is not ours; it leads to the fallback. */
  other: id,
  /** The class of people who want to talk to a person. */
  human: id,
  thanks: id,
  greeting: id,
  /** The class of questions about one person's own record. */
  accountData: id,
  /** The class for the housing fund and the synonym group that names it: beside social insurance it gives way to the topic. */
  housingFund: z.strictObject({ intent: id, group: id }).optional(),
  /** The topics on the start page. */
  startRoutes: z.array(id).min(1),
  /** Synonym groups by which a question belongs to our field. */
  fieldGroups: z.array(id).min(1),
  /** Topics that fit many questions a little, and how far (on the scale of boundaries, about -1 to 1) they stand back for others. */
  catchAll: z.record(id, z.number().min(0).max(1)).default({}),
  /** Pairs of topics of which either helps a person who asks about the other: never offered against each other. */
  servesEachOther: z.array(z.tuple([id, id])).default([]),
})

/** `intents/wrappers.yaml`: groups of what people wrap around a question. `{number}`, `{name}` and `{place}` stand for any of their kind. */
export const wrappersSchema = z.record(
  id,
  z.strictObject({ en: z.array(text).optional(), 'zh-Hans': z.array(text).optional() }),
)

export type IntentFile = z.infer<typeof intentSchema>
export type LawFile = z.infer<typeof lawSchema>
export type SynonymsFile = z.infer<typeof synonymsSchema>
export type RolesFile = z.infer<typeof rolesSchema>
export type WrappersFile = z.infer<typeof wrappersSchema>
