import type { AlarmExamples } from '../knowledge/alarm.ts'
import { createConceptFinder } from './concepts.ts'
import { createModel, type LearntModel } from './model.ts'
import { conceptsIn, type Terms, termsOf } from './terms.ts'

/** How far a message lies on the side of each alarm, about −1…1, and whether it names any group of words that an alarm may be told by. */
export type AlarmSides = { readonly urgent: number; readonly crisis: number; readonly namesGroup: boolean }

/**
 * How a normalised message becomes terms where an alarm is looked for: the groups of words that it names, and all pairs of these groups, stand beside its words.
 * "They refuse" and "the ward" say little alone and much together.
 */
export function createAlarmTerms({ groups }: Pick<AlarmExamples, 'groups'>): (text: string) => Terms {
  const find = createConceptFinder(groups)
  const withPairs = (text: string): readonly string[] => {
    const names = [...new Set(find(text))].sort()
    return [...names, ...names.flatMap((name, at) => names.slice(at + 1).map((other) => `${name} ${other}`))]
  }
  return (text) => termsOf(text, withPairs)
}

/** Tells how far a normalised message lies on the side of each alarm, by what was learnt from examples. Takes a tenth of a millisecond. */
export function createAlarmSides(
  signs: Pick<AlarmExamples, 'groups'>,
  learnt: LearntModel,
): (text: string) => AlarmSides {
  const toTerms = createAlarmTerms(signs)
  const { rank } = createModel(learnt)
  return (text) => {
    const terms = toTerms(text)
    const sides = new Map(rank(terms).standings.map(({ intent, side }) => [intent, side]))
    return {
      urgent: sides.get('urgent') ?? Number.NEGATIVE_INFINITY,
      crisis: sides.get('crisis') ?? Number.NEGATIVE_INFINITY,
      namesGroup: conceptsIn(terms).length > 0,
    }
  }
}
