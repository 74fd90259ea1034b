import { z } from 'zod'
import { citation, day, id, localised, regionCode, text } from './fields.ts'

/** One file `intents/places/<place>.yaml`: what a province or city decides, topic by topic. */
export const placeSchema = z.strictObject({
  /** The GB/T 2260 code in regions.yaml: two digits for a province, four for a city. */
  region: regionCode,
  statements: z
    .array(
      localised(text).extend({
        topics: z.array(id).min(1),
        citations: z.array(citation).min(1, 'needs an article: every local rule is in a document'),
        /** The address of the text. */
        source: z.url({ protocol: /^https$/, error: 'must be the https address of the text' }),
        checked: day,
        /** The last day on which the statement is shown. */
        expires: day,
      }),
    )
    .min(1),
})

export type PlaceFile = z.infer<typeof placeSchema>
