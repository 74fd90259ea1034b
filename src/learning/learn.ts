import type { Knowledge } from '../knowledge/knowledge.ts'
import { detectLocale } from '../locale/detect.ts'
import type { Calibration } from '../matching/calibration.ts'
import { namesField } from '../matching/field.ts'
import { type Learnt, standingsThatCount } from '../matching/matcher.ts'
import { createModel, type LearntModel } from '../matching/model.ts'
import { normalise } from '../matching/normalise.ts'
import { createReader, type Reader } from '../matching/reader.ts'
import { conceptsIn } from '../matching/terms.ts'
import { calibrate, type KnownQuestion } from './calibrate.ts'
import { rankHeldOut } from './cross-validation.ts'
import { isRightFor, type LabelledQuestion } from './labelled-question.ts'
import { learnAlarm } from './learn-alarm.ts'
import { type Example, learnModel } from './learn-model.ts'
import { fingerprintOf, isCurrent, type StoredCalibration } from './stored-calibration.ts'

const languageOf = (text: string): Example['language'] => (detectLocale(text) === 'en' ? 'en' : 'zh')

/** The Latin words of the knowledge base that are spelt right, and how often each is used. */
function vocabularyOf({ intents, synonyms }: Knowledge): ReadonlyMap<string, number> {
  const utterances = [...intents.values()].flatMap((intent) => Object.values(intent.utterances).flat())
  const texts = [...utterances.map(normalise), ...synonyms.flatMap(({ words }) => words)]
  const uses = new Map<string, number>()
  for (const text of texts) for (const word of text.match(/[a-z0-9]+/g) ?? []) uses.set(word, (uses.get(word) ?? 0) + 1)
  return uses
}

/** All utterances, ready to learn from. They are many times larger than what is learnt from them, so nobody should keep them. */
function examplesOf({ intents }: Knowledge, reader: Reader): readonly Example[] {
  return [...intents.values()].flatMap(({ id, utterances, misspelt }) =>
    [...Object.values(utterances), ...Object.values(misspelt)].flat().map((utterance) => {
      const normal = reader.normalise(utterance)
      return { intent: id, utterance, language: languageOf(normal), terms: reader.utterance(normal) }
    }),
  )
}

/** Every utterance as a question that was never learnt: which intent would have been found. */
export function selfTest(
  knowledge: Knowledge,
): readonly { readonly intent: string; readonly utterance: string; readonly found: string }[] {
  return rankHeldOut(examplesOf(knowledge, createReader(knowledge, vocabularyOf(knowledge)))).map(
    ({ example: { intent, utterance }, ranking }) => ({
      intent,
      utterance,
      found: ranking.standings[0]?.intent ?? '',
    }),
  )
}

/** An utterance of a topic that the model has never seen represents a question the bot cannot answer. It counts half because such questions are rarer. */
const unknownWeight = 0.5

/** Fewer labelled questions than this say less than the utterances themselves. */
const leastLabelled = 300

/** Utterances as questions that were never learnt; those of whole topics that were held out are out of scope. */
function heldOutQuestions(knowledge: Knowledge, examples: readonly Example[]): readonly KnownQuestion[] {
  const isTopic = (intent: string): boolean => knowledge.intents.get(intent)?.kind === 'topic'
  return rankHeldOut(examples, isTopic).map(({ example, ranking, isUnknown }) => {
    const concepts = conceptsIn(example.terms)
    const isInScope = isTopic(example.intent) && !isUnknown
    return {
      standings: standingsThatCount(ranking, concepts, knowledge),
      isOurField: namesField(concepts, knowledge.roles),
      isInScope,
      isRight: (topic) => isInScope && topic === example.intent,
      weight: isUnknown ? unknownWeight : 1,
    }
  })
}

function labelledQuestions(
  knowledge: Knowledge,
  learnt: LearntModel,
  reader: Reader,
  questions: readonly LabelledQuestion[],
): readonly KnownQuestion[] {
  const model = createModel(learnt)
  // A label of a topic that is not written yet says nothing about how sure to be of the others.
  const known = questions.filter(({ topic }) => topic === undefined || knowledge.intents.has(topic))
  return known.map((question) => {
    const terms = reader.question(reader.normalise(question.text))
    const concepts = conceptsIn(terms)
    return {
      standings: standingsThatCount(model.rank(terms), concepts, knowledge),
      isOurField: namesField(concepts, knowledge.roles),
      isInScope: question.topic !== undefined,
      isRight: (topic) => isRightFor(question, topic, knowledge.roles, 'lenient'),
      weight: 1,
    }
  })
}

/** What learning may use beside the knowledge base. */
export type LearningAids = {
  /** Labelled questions that are never learnt: confidence and cut-offs are fitted to them. Without enough of them, to held-out utterances. */
  readonly questions?: readonly LabelledQuestion[]
  /** A calibration made earlier; one that was made from other utterances is not used. */
  readonly stored?: StoredCalibration | undefined
}

/** Learns the utterances of the knowledge base; takes some seconds for twenty thousand. Pure and deterministic. */
export function learn(knowledge: Knowledge, { questions = [], stored }: LearningAids = {}): Learnt {
  const vocabulary = vocabularyOf(knowledge)
  const reader = createReader(knowledge, vocabulary)
  const examples = examplesOf(knowledge, reader)
  const model = learnModel(examples)
  const calibrateNow = (): Calibration => {
    const isMeasured = questions.length >= leastLabelled
    return calibrate(
      isMeasured ? labelledQuestions(knowledge, model, reader, questions) : heldOutQuestions(knowledge, examples),
      knowledge,
    )
  }
  const calibration = isCurrent(stored, knowledge) ? stored.calibration : calibrateNow()
  return { model, calibration, vocabulary, alarm: learnAlarm(knowledge) }
}

/** The calibration of a knowledge base, to be stored beside it. */
export function calibrateFor(knowledge: Knowledge, questions: readonly LabelledQuestion[] = []): StoredCalibration {
  return { knowledge: fingerprintOf(knowledge), calibration: learn(knowledge, { questions }).calibration }
}
