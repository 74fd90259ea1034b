import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Situation, Slot } from '../knowledge/situation.ts'
import { type Duration, durationsIn } from './durations.ts'
import { createPlaces, type Places } from './places.ts'
import { clauseAt, readSaid, type Said } from './said.ts'
import { createAfter, createBefore, createFinder, type Found } from './signs.ts'
import { monthsNamedIn } from './since.ts'

/** What words tell of a person's case: values by slot, and the words that carried them. `months` is a number, `place` a code of regions.yaml. */
export type ReadSlots = {
  readonly slots: Readonly<Record<string, string>>
  readonly words: Readonly<Record<string, string>>
}

/** Reads the slots of a text on the day `today` (`YYYY-MM-DD` in China). */
export type SlotReader = {
  readonly readSlots: (text: string, today: string) => ReadSlots
  readonly places: Places
  /** For how many months nothing was paid, of words that were asked for just that. */
  readonly readLength: (text: string, today: string) => string | undefined
  /** Whether the words speak of a gap in payment. */
  readonly speaksOfGap: (text: string) => boolean
}

type Value = { readonly id: string; readonly found: Found }

/** Of two finds that overlap the one that begins first counts, of two that begin together the longer. */
const givesWay = (one: Found, other: Found): boolean =>
  one.start < other.end &&
  other.start < one.end &&
  (other.start < one.start || (other.start === one.start && other.end > one.end))

/** Of what was found the last counts, unless a value wins whatever else is said. */
function createSlotFinder(slot: Slot, { groups, denied }: Situation): (said: Said) => Value | undefined {
  const isDenied = createBefore(denied)
  const values = slot.values.map(({ id, wins, signs }) => ({ id, wins, find: createFinder(signs, groups) }))
  return (said) => {
    const all = values.flatMap(({ id, wins, find }) => find(said).map((found) => ({ id, wins, found })))
    const left = all
      .filter(({ found }) => !all.some((other) => givesWay(found, other.found)))
      .filter(({ found }) => !isDenied(said, found.start))
    return (
      left.find(({ wins }) => wins) ??
      left.reduce<Value | undefined>((last, one) => (last && last.found.end > one.found.end ? last : one), undefined)
    )
  }
}

/** Finds for how many months nothing was paid. */
function createGapFinder({ groups, durations, denied }: Situation) {
  const findGap = createFinder(durations.gap, groups)
  const isDenied = createBefore(denied.filter((word) => !['没', '没有', '未', 'not'].includes(word)))
  const isOfElse = createBefore(durations.before)
  const isOfElseAfter = createAfter(durations.after)
  const speaksOfGap = (said: Said): boolean => findGap(said).some(({ start }) => !isDenied(said, start))

  /** Whether the clause of a length of time speaks of a gap, or is that length alone and another clause speaks of one. */
  const isOfGap = (said: Said, { start, words }: Duration): boolean => {
    const around = clauseAt(said.text, start)
    const isAlone = around.clause.replace(words, '').length <= (said.isPinyin || /[a-z]/.test(around.clause) ? 12 : 3)
    return speaksOfGap({ ...said, text: isAlone ? said.text : around.clause })
  }

  /** Whether the words before a length of time make it tell of something else; not so where they tell of the gap themselves (忘记交了半年). */
  const tellsOfElse = (said: Said, { start, end }: Duration): boolean => {
    if (isOfElseAfter(said, end)) return true
    if (!isOfElse(said, start)) return false
    const near = said.text.slice(Math.max(0, start - (/[a-z]/.test(said.text) ? 16 : 5)), start)
    return !speaksOfGap({ ...said, text: near.slice(near.lastIndexOf('|') + 1) })
  }

  const find = (said: Said, today: string): Duration | undefined => {
    const lengths = durationsIn(said.text).filter((one) => !tellsOfElse(said, one))
    const named = monthsNamedIn(said.text, today)
    return lengths.findLast((one) => isOfGap(said, one)) ?? named.findLast((one) => isOfGap(said, one))
  }
  return { find, speaksOfGap }
}

/** What follows from what is known. */
function withImplied(known: ReadSlots, { implies }: Situation): ReadSlots {
  return implies.reduce(({ slots, words }, { when, so }) => {
    const holds = Object.entries(when).every(([slot, value]) => slots[slot] === value)
    if (!holds) return { slots, words }
    const because = words[Object.keys(when)[0] ?? ''] ?? ''
    const its = Object.fromEntries(Object.keys(so).map((slot) => [slot, because]))
    return { slots: { ...so, ...slots }, words: { ...its, ...words } }
  }, known)
}

/** A reader of slots; without situation.yaml it finds none. */
export function createSlotReader({
  situation,
  regions,
}: Pick<Knowledge, 'situation' | 'regions'>): SlotReader | undefined {
  if (!situation) return undefined
  const finders = situation.slots.map((slot) => ({ id: slot.id, find: createSlotFinder(slot, situation) }))
  const gap = createGapFinder(situation)
  const places = createPlaces(regions, situation)
  return {
    places,
    readLength: (text, today) => {
      const said = readSaid(text)
      const length = durationsIn(said.text).at(-1) ?? monthsNamedIn(said.text, today).at(-1)
      return length && String(length.months)
    },
    speaksOfGap: (text) => gap.speaksOfGap(readSaid(text)),
    readSlots: (text, today) => {
      const said = readSaid(text)
      const months = gap.find(said, today)
      const place = places.own(said)
      const entries = [
        ...finders.flatMap(({ id, find }) => {
          const value = find(said)
          return value ? [{ id, value: value.id, words: value.found.words }] : []
        }),
        ...(months ? [{ id: 'months', value: String(months.months), words: months.words }] : []),
        ...(place ? [{ id: 'place', value: place.region.code, words: place.words }] : []),
      ]
      return withImplied(
        {
          slots: Object.fromEntries(entries.map(({ id, value }) => [id, value])),
          words: Object.fromEntries(entries.map(({ id, words }) => [id, words])),
        },
        situation,
      )
    },
  }
}
