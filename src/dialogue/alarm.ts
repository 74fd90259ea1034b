import type { CrisisSigns, Talk, UrgentSigns } from '../knowledge/talk.ts'
import { normalise } from '../matching/normalise.ts'
import { createPhraseFinder, type Found } from './phrase-finder.ts'

/** A person is in danger (`crisis`), or needs care now (`urgent`). */
export type Alarm = 'crisis' | 'urgent'

const overlaps = (one: Found, other: Found): boolean => one.start < other.end && other.start < one.end

/** Signs without those that a longer harmless phrase contains: “想死你了” is no “想死”. */
const without = (found: readonly Found[], harmless: readonly Found[]): readonly Found[] =>
  found.filter((one) => !harmless.some((other) => other.letters > one.letters && overlaps(one, other)))

function createCrisisSigns({ always, never }: CrisisSigns): (text: string) => boolean {
  const [find, findHarmless] = [createPhraseFinder(always), createPhraseFinder(never)]
  return (text) => {
    const found = find(text)
    return found.length > 0 && without(found, findHarmless(text)).length > 0
  }
}

function createUrgentSigns({ now, care, place, refused, always, never }: UrgentSigns): (text: string) => boolean {
  const find = {
    now: createPhraseFinder(now),
    care: createPhraseFinder(care),
    place: createPhraseFinder(place),
    refused: createPhraseFinder(refused),
    always: createPhraseFinder(always),
    never: createPhraseFinder(never),
  }
  return (text) => {
    const harmless = find.never(text)
    const has = (kind: keyof typeof find): boolean => without(find[kind](text), harmless).length > 0
    if (has('always')) return true
    const isCare = has('care')
    return (isCare && has('now')) || ((isCare || has('place')) && has('refused'))
  }
}

/** Tells whether a message is an alarm, and of which kind; danger to life comes first. */
export function createAlarm({ crisis, urgent }: Talk): (message: string) => Alarm | undefined {
  const isCrisis = crisis ? createCrisisSigns(crisis.signs) : () => false
  const isUrgent = urgent ? createUrgentSigns(urgent.signs) : () => false
  return (message) => {
    const text = normalise(message)
    if (isCrisis(text)) return 'crisis'
    return isUrgent(text) ? 'urgent' : undefined
  }
}
