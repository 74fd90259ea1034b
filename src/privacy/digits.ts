import { type Group, groupsOf } from './groups.ts'
import type { Span } from './kinds.ts'
import { type Found, freeOf, longest } from './longest.ts'
import { isList, rules } from './number-rules.ts'

/** From this length, digits cannot be an amount or a date. Digits written in parts need to be longer. */
const longNumber = 9
const longNumberInParts = 12

/** Finds digits that are long enough to be an account number: in one piece, or in parts of equal length (the last may be shorter). */
function longFrom(from: number, free: readonly Group[]): Found | undefined {
  const first = free[from]
  if (!first || first.known) return undefined
  const size = first.digits.length
  const isPart = ({ digits }: Group): boolean => digits.length === size || Math.min(size, digits.length) >= 4
  let to = from
  let length = size
  for (let next = free[to + 1]; next?.gap === 'tight' && !next.known && size !== 2; next = free[to + 1]) {
    length += next.digits.length
    to += 1
    if (!isPart(next)) break
  }
  const isInParts = length >= longNumberInParts && !isList(free.slice(from, Math.min(to, from + longNumberInParts) + 1))
  if (isInParts) return { from, to, behind: 0 }
  return size >= longNumber ? { from, to: from, behind: 0 } : undefined
}

/** Removes the found groups. The groups around them are no longer adjacent. */
function without(groups: readonly Group[], found: readonly Found[]): readonly Group[] {
  const rest: Group[] = []
  let next = 0
  for (const { from, to } of found) {
    rest.push(...groups.slice(next, from))
    next = to + 1
    const after = groups[next]
    if (after) {
      rest.push({ ...after, gap: 'none' })
      next += 1
    }
  }
  return [...rest, ...groups.slice(next)]
}

type Find = (from: number) => Found | undefined

/** Collects the finds from left to right; each group belongs to at most one number. */
function takeAll(groups: readonly Group[], find: Find): readonly Found[] {
  const taken: Found[] = []
  for (let from = 0; from < groups.length; from += 1) {
    const found = find(from)
    if (!found) continue
    taken.push(found)
    from = found.to
  }
  return taken
}

/** The numbers that were found, and the remaining groups. */
type Taking = { readonly spans: readonly Span[]; readonly rest: readonly Group[] }

function take(groups: readonly Group[], text: string, kind: Span['kind'], find: Find): Taking {
  const taken = takeAll(groups, find)
  const spans = taken.map(({ from, to, behind }) => {
    const start = groups[from]?.start ?? 0
    return { start: text[start - 1] === '+' ? start - 1 : start, end: (groups[to]?.end ?? 0) + behind, kind }
  })
  return { spans, rest: without(groups, taken) }
}

/** Finds numbers in a folded text that their digits identify: identity, phone, bank card. */
export function findNumbers(text: string): readonly Span[] {
  const spans: Span[] = []
  let groups = groupsOf(text)
  for (const rule of rules) {
    const free = freeOf(groups)
    const taking = take(groups, text, rule.kind, (from) => longest(rule, from, free, text))
    spans.push(...taking.spans)
    groups = taking.rest
  }
  return spans
}

/** Finds numbers in a folded text that are conspicuous only by their length. */
export function findLongNumbers(text: string): readonly Span[] {
  const groups = groupsOf(text)
  return take(groups, text, 'number', (from) => longFrom(from, groups)).spans
}
