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
        citations: z.array(citation).min(1, 'needs an article: what a place decides stands in a text of its own'),
        /** Where the text was read. */
        source: z.url({ protocol: /^https$/, error: 'must be the https address at which the text was read' }),
        checked: day,
        /** From the day after, the statement is not made any more. */
        expires: day,
      }),
    )
    .min(1),
})

export type PlaceFile = z.infer<typeof placeSchema>
