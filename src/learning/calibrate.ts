import { createHash } from 'node:crypto'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { isOurField, otherClass } from '../matching/field.ts'
import { fitLogistic, type LogisticCurve, type Observation, probabilityOf } from '../matching/logistic.ts'
import type { Example, Ranking } from '../matching/model.ts'
import { conceptsIn } from '../matching/terms.ts'
import { chooseThresholds, type Thresholds, type Trial } from '../matching/thresholds.ts'
import { type HeldOut, rankHeldOut } from './cross-validation.ts'

/** How evidence becomes confidence in one language, and from which confidence on to answer. */
type LanguageCalibration = { readonly curve: LogisticCurve; readonly thresholds: Thresholds }

/** How sure to be, for each language. */
export type Calibration = Readonly<Record<Example['language'], LanguageCalibration>>

/** A calibration as it lies in a file, with the fingerprint of the knowledge it was made from. */
export type StoredCalibration = { readonly knowledge: string; readonly calibration: Calibration }

/** An utterance of an intent that the model has never seen stands for a question the bot cannot answer; it counts half, as such questions are fewer. */
const unknownWeight = 0.5

/**
 * What speaks for the intent at `place`: how far the question lies on its side, and how much of the question is known. The lead over the second
 * is left to the decision: as evidence it makes a question that is far from everything look sure as soon as one intent is a little less far.
 */
function evidenceFor({ standings, coverage }: Ranking, place: number): readonly number[] {
  return [standings[place]?.side ?? -2, coverage]
}

/** The confidence (0…1) of the intent at `place` of a ranking: how likely it is what the person asks about. */
export function confidenceOf(ranking: Ranking, place: number, curve: LogisticCurve): number {
  return probabilityOf(evidenceFor(ranking, place), curve)
}

const noEvidence: Observation = { evidence: [0, 0], isTrue: false, weight: 1 }

const observe = ({ example, ranking, isUnknown }: HeldOut): Observation => ({
  evidence: evidenceFor(ranking, 0),
  isTrue: ranking.standings[0]?.intent === example.intent,
  weight: isUnknown ? unknownWeight : 1,
})

/** What would have become of a held-out utterance with this curve. */
function tryOut({ example, ranking }: HeldOut, curve: LogisticCurve, isTopic: (intent: string) => boolean): Trial {
  const confidence = confidenceOf(ranking, 0, curve)
  const found = ranking.standings[0]?.intent ?? ''
  return {
    confidence,
    lead: confidence - (ranking.standings.length > 1 ? confidenceOf(ranking, 1, curve) : 0),
    isOurField: isOurField(conceptsIn(example.terms)),
    found: isTopic(found) ? 'topic' : found === otherClass ? 'other' : 'class',
    isRight: found === example.intent,
    isInScope: isTopic(example.intent),
  }
}

/** More examples than this say nothing more about how sure to be, and five models of them would take minutes. */
const mostExamples = 25_000

const sampleOf = (examples: readonly Example[]): readonly Example[] => {
  const step = Math.ceil(examples.length / mostExamples)
  return step <= 1 ? examples : examples.filter((_, index) => index % step === 0)
}

/**
 * Confidence that means what it says, and thresholds that keep to the risk we take, learnt from the utterances themselves: held-out ones show
 * how often the nearest intent is right, and those of held-out topics what a question looks like that no intent fits. Takes some seconds.
 * @param isTopic only topics are held out as a whole: the classes for what the bot does not answer are always known
 */
export function calibrate(examples: readonly Example[], isTopic: (intent: string) => boolean): Calibration {
  const held = rankHeldOut(sampleOf(examples), isTopic)
  const calibrateOne = (language: Example['language']): LanguageCalibration => {
    const own = held.filter(({ example }) => example.language === language)
    const curve = fitLogistic([noEvidence, ...own.map(observe)])
    const known = own.filter(({ isUnknown }) => !isUnknown)
    return { curve, thresholds: chooseThresholds(known.map((one) => tryOut(one, curve, isTopic))) }
  }
  return { zh: calibrateOne('zh'), en: calibrateOne('en') }
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
