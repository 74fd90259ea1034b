import type { Knowledge, Roles } from '../knowledge/knowledge.ts'
import type { CutOffs } from './calibration.ts'
import type { Candidate } from './confidence.ts'

const maxOptions = 4

/** Whether the answer to one of two intents also helps a person who asks about the other, in either direction. */
export function serveEachOther(a: string, b: string, { servesEachOther }: Roles): boolean {
  return servesEachOther.some(([one, other]) => (one === a && other === b) || (one === b && other === a))
}

/**
 * The topics among the candidates that are likely enough to be offered, the likeliest first, at most four: as many as hold most of what speaks for
 * any topic. Of two that serve each other only the likelier is offered.
 */
export function optionsFrom(
  candidates: readonly Candidate[],
  { intents, roles }: Knowledge,
  { evenness, option, mass }: CutOffs,
): readonly string[] {
  const topics = candidates
    .filter(({ intent }) => intents.get(intent)?.kind === 'topic')
    .map(({ intent, confidence }) => ({ intent, weight: confidence ** evenness }))
  const whole = topics.reduce((sum, { weight }) => sum + weight, 0)
  const options: string[] = []
  let held = 0
  for (const { intent, weight } of topics) {
    if (options.length === maxOptions || weight < option * whole || held >= mass * whole) break
    held += weight
    if (!options.some((chosen) => serveEachOther(chosen, intent, roles))) options.push(intent)
  }
  return options
}
