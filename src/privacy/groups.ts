/**
 * Adjacent digits, which may be part of a longer number. `gap` describes what separates them from the group before: `tight` is what people
 * write inside numbers, `loose` is any marks, an emoji or one Latin letter, `odd` is one letter of any script, `none` is too far apart.
 */
export type Group = {
  readonly digits: string
  readonly start: number
  readonly end: number
  readonly gap: 'tight' | 'loose' | 'odd' | 'none'
  /** What the group certainly is instead: a date, an amount with commas, or a hotline (12333, 12345, 12366, 12393). */
  readonly known?: 'date' | 'amount' | 'hotline'
}

const maxGap = 3
const tight = /^[^\p{L}\p{N}\p{So}\n,;:!?%‰$¥€£~+=<>，、。；：！？]+$/u
const loose = /^[^\p{L}\p{N}%‰$¥€£]*[a-z]?[^\p{L}\p{N}%‰$¥€£]*$/u
const odd = /^[^\p{L}\p{N}]*\p{L}?[^\p{L}\p{N}]*$/u

function judge(between: string): Group['gap'] {
  if ([...between].length > maxGap) return 'none'
  if (tight.test(between)) return 'tight'
  if (loose.test(between)) return 'loose'
  return odd.test(between) ? 'odd' : 'none'
}

/** 2024-05 or 2024.5.31, unless it is part of a longer number. */
const dates = /(?<![\d\-./])(?:19|20)\d\d([-./])(?:0?[1-9]|1[0-2])(?:\1(?:0?[1-9]|[12]\d|3[01]))?(?![-./]?\d)/g

/** 3,500 and 1,234,567.89 */
const amounts = /(?<![\d,])\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?(?!,?\d)/g

const hotline = /^123\d\d$/

/** The positions of all characters that a pattern matches. */
function placesOf(pattern: RegExp, text: string): ReadonlySet<number> {
  const places = new Set<number>()
  for (const { 0: found, index } of text.matchAll(pattern)) {
    for (let place = index; place < index + found.length; place += 1) places.add(place)
  }
  return places
}

/** All groups of digits in a folded text, in order. */
export function groupsOf(text: string): readonly Group[] {
  const inDate = placesOf(dates, text)
  const inAmount = placesOf(amounts, text)
  const judged = new Map<string, Group['gap']>()
  const gapOf = (from: number, to: number): Group['gap'] => {
    if (to - from > 2 * maxGap) return 'none'
    const between = text.slice(from, to)
    const gap = judged.get(between) ?? judge(between)
    judged.set(between, gap)
    return gap
  }
  let before = 0
  return [...text.matchAll(/\d+/g)].map(({ 0: digits, index: start }, order) => {
    const gap = order === 0 ? 'none' : gapOf(before, start)
    before = start + digits.length
    const known = inDate.has(start) ? 'date' : inAmount.has(start) ? 'amount' : hotline.test(digits) && 'hotline'
    return { digits, start, end: before, gap, ...(known && { known }) }
  })
}
