import type { Standing } from './model.ts'

/** The part (0…1) of all that speaks for any intent that speaks for this one; the shares of a question add up to 1. */
export type Share = Standing & { readonly share: number }

/**
 * Sides as shares (softmax): the nearest intents share the whole among them, so that two equally near ones get a half each.
 * @param handicaps by how much intents that fit everything a little stand back
 */
export function sharesOf(
  standings: readonly Standing[],
  temperature: number,
  handicaps: Readonly<Record<string, number>>,
): readonly Share[] {
  const sides = standings.map(({ intent, side }) => ({ intent, side: side - (handicaps[intent] ?? 0) }))
  const highest = sides.reduce((most, { side }) => Math.max(most, side), Number.NEGATIVE_INFINITY)
  const powers = sides.map(({ side }) => Math.exp((side - highest) / temperature))
  const sum = powers.reduce((total, power) => total + power, 0)
  return sides
    .map((standing, index) => ({ ...standing, share: (powers[index] ?? 0) / sum }))
    .sort((a, b) => b.side - a.side || a.intent.localeCompare(b.intent))
}
