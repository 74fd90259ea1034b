import type { Group } from './groups.ts'
import type { Rule } from './number-rules.ts'

/** Groups `from` to `to`, and the number of code units after the last one that also belong to the number. */
export type Found = { readonly from: number; readonly to: number; readonly behind: number }

/** Groups that belong to no number yet, their digits as one string, and the offset of each group in it. */
type Free = { readonly groups: readonly Group[]; readonly digits: string; readonly offsets: readonly number[] }

/** Prepares groups for the search for numbers. */
export function freeOf(groups: readonly Group[]): Free {
  let length = 0
  const offsets = groups.map(({ digits }) => {
    length += digits.length
    return length - digits.length
  })
  return { groups, digits: groups.map(({ digits }) => digits).join(''), offsets }
}

const mayBegin = ({ begins }: Rule, { start }: Group, text: string): boolean =>
  begins.test(text.slice(Math.max(0, start - 1), start + 2))

const goesOn = ({ refuses, gaps }: Rule, { known, gap }: Group, isFirst: boolean): boolean =>
  !refuses.includes(known) && (isFirst || gaps.includes(gap))

/** The longest number that a rule finds starting at group `from`. */
export function longest(rule: Rule, from: number, { groups, digits, offsets }: Free, text: string): Found | undefined {
  const first = groups[from]
  if (!first || !mayBegin(rule, first, text)) return undefined
  const start = offsets[from] ?? 0
  let length = 0
  let found: Found | undefined
  for (let to = from; length < rule.most; to += 1) {
    const group = groups[to]
    if (!group || !goesOn(rule, group, to === from)) break
    length += group.digits.length
    if (length < rule.least || length > rule.most) continue
    const number = digits.slice(start, start + length)
    const behind = rule.fits(number)
      ? rule.confirm({ text, end: group.end, groups: groups.slice(from, to + 1) }, number)
      : undefined
    if (behind !== undefined) found = { from, to, behind }
  }
  return found
}
