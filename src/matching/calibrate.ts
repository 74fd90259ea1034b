import { createHash } from 'node:crypto'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { rankHeldOut } from './cross-validation.ts'
import { fitLogistic, type LogisticCurve, type Observation, probabilityOf } from './logistic.ts'
import type { Example, Ranking } from './model.ts'

/** How evidence becomes confidence, for each language. */
export type Calibration = Readonly<Record<Example['language'], LogisticCurve>>

/** A calibration as it lies in a file, with the fingerprint of the knowledge it was made from. */
export type StoredCalibration = { readonly knowledge: string; readonly calibration: Calibration }

/** An utterance of an intent that the model has never seen stands for a question the bot cannot answer; it counts half, as such questions are fewer. */
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

const noEvidence: Observation = { evidence: [0, 0, 0], isTrue: false, weight: 1 }

/**
 * Confidence that means what it says, learnt from the utterances themselves: held-out ones show how often the nearest intent is right, and
 * those of held-out topics what a question looks like that no intent fits. Takes some seconds for a few thousand utterances.
 * @param isTopic only topics are held out as a whole: the classes for what the bot does not answer are always known
 */
export function calibrate(examples: readonly Example[], isTopic: (intent: string) => boolean): Calibration {
  const observations: Record<Example['language'], Observation[]> = { zh: [noEvidence], en: [noEvidence] }
  for (const { example, ranking, isUnknown } of rankHeldOut(examples, isTopic)) {
    const isTrue = ranking.standings[0]?.intent === example.intent
    observations[example.language].push({
      evidence: evidenceFor(ranking, 0),
      isTrue,
      weight: isUnknown ? unknownWeight : 1,
    })
  }
  return { zh: fitLogistic(observations.zh), en: fitLogistic(observations.en) }
}

/** Whether a stored calibration was made from what is known now; another one is not used. */
export function isCurrent(stored: StoredCalibration | undefined, knowledge: Knowledge): stored is StoredCalibration {
  return stored?.knowledge === fingerprintOf(knowledge)
}

/** The fingerprint of all that matching learns from: a stored calibration is refused when it was made from something else. */
export function fingerprintOf({ intents, synonyms }: Knowledge): string {
  const learnt = [...intents.values()].map(({ id, utterances }) => [id, utterances])
  return createHash('sha256')
    .update(JSON.stringify([learnt, synonyms]))
    .digest('hex')
}
