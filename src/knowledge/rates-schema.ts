import { z } from 'zod'
import { citation, day } from './fields.ts'
import { type RateId, rateIds } from './rates.ts'

const datedValue = z.strictObject({
  from: day,
  /** A whole number of the rate's unit. */
  value: z.int().min(0),
  cites: z.array(citation).min(1, 'needs the article that says so'),
})

const rate = z.strictObject({
  unit: z.enum(['per-10000-a-day', 'per-1000-a-day', 'times', 'months', 'days']),
  /** The last day for which the values were checked or a table gives them. */
  knownUntil: day,
  values: z.array(datedValue).min(1),
})

const rates = Object.fromEntries(rateIds.map((id) => [id, rate])) as Record<RateId, typeof rate>

/** `intents/rates.yaml`: the dated values that calculations use. Append values; never change them. */
export const ratesSchema = z.strictObject(rates)

export type RatesFile = z.infer<typeof ratesSchema>
