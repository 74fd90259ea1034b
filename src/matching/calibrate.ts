import { createHash } from 'node:crypto'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { rankHeldOut } from './cross-validation.ts'
import { fitLogistic, type LogisticCurve, type Observation, probabilityOf } from './logistic.ts'
import type { Example, Ranking } from './model.ts'

/** How evidence becomes confidence, for each language. */
export type Calibration = Readonly<Record<Example['language'], LogisticCurve>>

/** A calibration as it lies in a file, with the fingerprint of the knowledge it was made from. */
export type StoredCalibration = { readonly knowledge: string; readonly calibration: Calibration }

/** A question about something the bot does not know is simulated for every utterance; it counts half, as such questions are fewer. */
const unknownWeight = 0.5

/** What speaks for the intent at `place`: how far it is on its side, its lead over the best other one, and how much of the question is known. */
function evidenceFor({ standings, coverage }: Ranking, place: number): readonly number[] {
  const own = standings[place]?.side ?? -2
  const other = standings[place === 0 ? 1 : 0]?.side ?? -2
  return [own, own - other, coverage]
}

/** The confidence (0…1) of the intent at `place` of a ranking: how likely it is what the person asks about. */
export function confidenceOf(ranking: Ranking, place: number, curve: LogisticCurve): number {
  return probabilityOf(evidenceFor(ranking, place), curve)
}

/** What a model that has not seen `example` says of it: once as it is, and once as if its intent were unknown to the bot. */
function observe(example: Example, ranking: Ranking): readonly Observation[] {
  const rest = { ...ranking, standings: ranking.standings.filter(({ intent }) => intent !== example.intent) }
  return [
    { evidence: evidenceFor(ranking, 0), isTrue: ranking.standings[0]?.intent === example.intent, weight: 1 },
    { evidence: evidenceFor(rest, 0), isTrue: false, weight: unknownWeight },
  ]
}

const noEvidence: Observation = { evidence: [0, 0, 0], isTrue: false, weight: 1 }

/**
 * Confidence that means what it says, learnt from the utterances themselves: held-out ones show how often the nearest intent is right, and
 * with their own intent taken away, what a question looks like that no intent fits. Takes some seconds for a few thousand utterances.
 */
export function calibrate(examples: readonly Example[]): Calibration {
  const observations: Record<Example['language'], Observation[]> = { zh: [noEvidence], en: [noEvidence] }
  for (const { example, ranking } of rankHeldOut(examples))
    observations[example.language].push(...observe(example, ranking))
  return { zh: fitLogistic(observations.zh), en: fitLogistic(observations.en) }
}

/** The fingerprint of all that matching learns from: a stored calibration is refused when it was made from something else. */
export function fingerprintOf({ intents, synonyms }: Knowledge): string {
  const learnt = [...intents.values()].map(({ id, utterances }) => [id, utterances])
  return createHash('sha256')
    .update(JSON.stringify([learnt, synonyms]))
    .digest('hex')
}
