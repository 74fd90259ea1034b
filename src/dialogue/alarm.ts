import type { AlarmCutOffs } from '../knowledge/alarm.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { CrisisSigns, Talk, UrgentSigns } from '../knowledge/talk.ts'
import type { AlarmSides } from '../matching/alarm-sides.ts'
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

/** The alarm that the phrases of a normalised text raise; danger to life comes first. */
function createAlarmOfPhrases({ crisis, urgent }: Talk): (text: string) => Alarm | undefined {
  const isCrisis = crisis ? createCrisisSigns(crisis.signs) : () => false
  const isUrgent = urgent ? createUrgentSigns(urgent.signs) : () => false
  return (text) => {
    if (isCrisis(text)) return 'crisis'
    return isUrgent(text) ? 'urgent' : undefined
  }
}

/** The alarm on whose side a message lies farther than it has to; the few words of "I live here" alone tell none. */
function alarmOfSides({ urgent, crisis, namesGroup }: AlarmSides, cutOffs: AlarmCutOffs): Alarm | undefined {
  if (!namesGroup) return undefined
  const over = { urgent: urgent - cutOffs.urgent, crisis: crisis - cutOffs.crisis }
  if (over.crisis >= 0 && over.crisis >= over.urgent) return 'crisis'
  return over.urgent >= 0 ? 'urgent' : undefined
}

/**
 * Tells whether a message is an alarm, and of which kind; danger to life comes first. Phrases find what is said in the usual words, and what was learnt
 * from examples finds it in others. Phrases alone raise no alarm where the whole message is clearly about something else.
 * @param sidesOf without it the phrases decide alone
 */
export function createAlarm(
  { talk, alarm }: Pick<Knowledge, 'talk' | 'alarm'>,
  sidesOf?: (text: string) => AlarmSides,
): (message: string) => Alarm | undefined {
  const alarmOfPhrases = createAlarmOfPhrases(talk)
  return (message) => {
    const text = normalise(message)
    const said = alarmOfPhrases(text)
    if (!alarm || !sidesOf) return said
    const sides = sidesOf(text)
    const learnt = alarmOfSides(sides, alarm.cutOffs)
    const isDoubtful = Math.max(sides.urgent, sides.crisis) < alarm.cutOffs.phrases
    const kept = isDoubtful ? undefined : said
    return kept === 'crisis' ? kept : (learnt ?? kept)
  }
}
