/** Why words were not understood: they contain no such value, or the value is impossible. */
export type Fault = 'none' | 'negative' | 'too-large' | 'zero' | 'no-such-day' | 'lunar'

/** What words say: one value, two that may be meant, or nothing that can be used. */
export type Read<T> =
  | { readonly kind: 'value'; readonly value: T }
  | { readonly kind: 'ambiguous'; readonly readings: readonly [T, T] }
  | { readonly kind: 'not-understood'; readonly fault: Fault }

export const isValue = <T>(value: T): Read<T> => ({ kind: 'value', value })
export const isNotUnderstood = (fault: Fault = 'none'): Read<never> => ({ kind: 'not-understood', fault })

/** One value where all readings are the same, two where they differ; more than two cannot be asked back. */
export function fromReadings<T>(readings: readonly T[]): Read<T> {
  const [first, second, ...more] = [...new Set(readings)]
  if (first === undefined || more.length > 0) return isNotUnderstood()
  return second === undefined ? isValue(first) : { kind: 'ambiguous', readings: [first, second] }
}

/** Text in the form in which numbers and dates are looked for: half width, Simplified, lower case. */
export const plainly = (text: string, toSimplified: (text: string) => string): string =>
  toSimplified(text.normalize('NFKC').toLowerCase()).trim()
