import type { Knowledge } from '../knowledge/knowledge.ts'
import {
  type Calibration,
  calibrate,
  confidenceOf,
  fingerprintOf,
  isCurrent,
  type StoredCalibration,
} from '../learning/calibrate.ts'
import { rankHeldOut } from '../learning/cross-validation.ts'
import { detectLocale } from '../locale/detect.ts'
import { createConceptFinder } from './concepts.ts'
import { createModel, type Example, type LearntModel, learnModel } from './model.ts'
import { maxQuestionLength, normalise } from './normalise.ts'
import { partsOf } from './parts-of-message.ts'
import { createSpeller } from './spelling.ts'
import { readableTerm, type TermVector } from './term-weights.ts'
import { conceptsIn, type Terms, termsOf } from './terms.ts'
import type { Thresholds } from './thresholds.ts'

/** An intent that a question may be about, with a confidence of 0…1. */
export type Candidate = { readonly intent: string; readonly confidence: number }

/** Why a candidate came up: the utterance that is nearest to the question, and the words that spoke for it, strongest first. */
export type Reason = { readonly utterance: string; readonly terms: readonly string[] }

/** A question as the matcher sees it. */
export type Reading = {
  /** Normalised; empty when there is nothing to match. */
  readonly question: string
  /** The synonym groups that it names. */
  readonly concepts: readonly string[]
  /** The nearest intents, best first. */
  readonly candidates: readonly Candidate[]
  /** Where to answer and where to ask back, for the language of the question. */
  readonly thresholds: Thresholds
}

export type Matcher = {
  readonly read: (question: string) => Reading
  /** The parts of a message that says several things, each read for itself; empty for one that says one thing. */
  readonly readParts: (message: string) => readonly Reading[]
  /** Slower than `read`; for people who want to know why. */
  readonly explain: (question: string, intent: string) => Reason
}

/** So many candidates are enough for any decision or explanation. */
const candidateCount = 5

/** So many words explain a candidate. */
const explainingTerms = 6

const languageOf = (text: string): Example['language'] => (detectLocale(text) === 'en' ? 'en' : 'zh')

const likeness = (a: TermVector, b: TermVector): number => {
  let sum = 0
  for (const [term, weight] of a) sum += weight * (b.get(term) ?? 0)
  return sum
}

/** The Latin words of the knowledge base, and how often each is used. */
function vocabularyOf({ intents, synonyms }: Knowledge): ReadonlyMap<string, number> {
  const utterances = [...intents.values()].flatMap((intent) => Object.values(intent.utterances).flat())
  const texts = [...utterances.map(normalise), ...synonyms.flatMap(({ words }) => words)]
  const uses = new Map<string, number>()
  for (const text of texts) for (const word of text.match(/[a-z0-9]+/g) ?? []) uses.set(word, (uses.get(word) ?? 0) + 1)
  return uses
}

/** How texts of this knowledge base become terms: its own utterances as they are written, questions with their spelling repaired. */
function createReader(synonyms: Knowledge['synonyms'], vocabulary: ReadonlyMap<string, number>) {
  const findConcepts = createConceptFinder(synonyms)
  const speller = createSpeller(vocabulary)
  return {
    utterance: (normal: string): Terms => termsOf(normal, findConcepts),
    question: (normal: string): Terms => termsOf(normal, findConcepts, speller),
  }
}

type Reader = ReturnType<typeof createReader>

/** All utterances, ready to learn from. They are many times larger than what is learnt from them, so nobody should keep them. */
function examplesOf({ intents }: Knowledge, reader: Reader): readonly Example[] {
  return [...intents.values()].flatMap(({ id, utterances }) =>
    Object.values(utterances)
      .flat()
      .map((utterance) => {
        const normal = normalise(utterance)
        return { intent: id, utterance, language: languageOf(normal), terms: reader.utterance(normal) }
      }),
  )
}

/** Every utterance as a question that was never learnt: which intent would have been found. */
export function selfTest(
  knowledge: Knowledge,
): readonly { readonly intent: string; readonly utterance: string; readonly found: string }[] {
  return rankHeldOut(examplesOf(knowledge, createReader(knowledge.synonyms, vocabularyOf(knowledge)))).map(
    ({ example: { intent, utterance }, ranking }) => ({
      intent,
      utterance,
      found: ranking.standings[0]?.intent ?? '',
    }),
  )
}

const calibrationOf = (knowledge: Knowledge, examples: readonly Example[]): Calibration =>
  calibrate(examples, (intent) => knowledge.intents.get(intent)?.kind === 'topic')

/** The calibration of a knowledge base, to be stored beside it. */
export function calibrateFor(knowledge: Knowledge): StoredCalibration {
  const examples = examplesOf(knowledge, createReader(knowledge.synonyms, vocabularyOf(knowledge)))
  return { knowledge: fingerprintOf(knowledge), calibration: calibrationOf(knowledge, examples) }
}

/** All that matching learns from a knowledge base, as plain values that can be stored. */
export type Learnt = {
  readonly model: LearntModel
  readonly calibration: Calibration
  readonly vocabulary: ReadonlyMap<string, number>
}

/**
 * Learns the utterances of the knowledge base; takes a second or two for ten thousand. Pure and deterministic.
 * @param stored a calibration made earlier; one that was made from other utterances is not used, which takes some seconds more
 */
export function learn(knowledge: Knowledge, stored?: StoredCalibration): Learnt {
  const vocabulary = vocabularyOf(knowledge)
  const examples = examplesOf(knowledge, createReader(knowledge.synonyms, vocabulary))
  const calibration = isCurrent(stored, knowledge) ? stored.calibration : calibrationOf(knowledge, examples)
  return { model: learnModel(examples), calibration, vocabulary }
}

/** A matcher for the knowledge base, with what was learnt from it. */
export function createMatcher(knowledge: Knowledge, learnt: Learnt = learn(knowledge)): Matcher {
  const { calibration } = learnt
  const reader = createReader(knowledge.synonyms, learnt.vocabulary)
  const model = createModel(learnt.model)

  /** The utterance of an intent that is most like a question. */
  const nearestUtterance = (question: TermVector, intent: string): string => {
    const utterances = Object.values(knowledge.intents.get(intent)?.utterances ?? {}).flat()
    return utterances
      .map((utterance) => ({
        utterance,
        likeness: likeness(question, model.weigh(reader.utterance(normalise(utterance)))),
      }))
      .reduce((best, next) => (next.likeness > best.likeness ? next : best), { utterance: '', likeness: -1 }).utterance
  }

  const read: Matcher['read'] = (text) => {
    const question = normalise(text)
    const terms = reader.question(question)
    const concepts = conceptsIn(terms)
    const { curve, thresholds } = calibration[languageOf(question)]
    if (terms.words.length === 0) return { question, concepts, candidates: [], thresholds }
    const ranking = model.rank(terms)
    const candidates = ranking.standings
      .slice(0, candidateCount)
      .map(({ intent }, place) => ({ intent, confidence: confidenceOf(ranking, place, curve) }))
    return { question, concepts, candidates, thresholds }
  }

  return {
    read,
    readParts: (message) => partsOf(message.slice(0, maxQuestionLength * 2)).map(read),
    explain: (text, intent) => {
      const vector = model.weigh(reader.question(normalise(text)))
      const terms = [...model.contributions(vector, intent)]
        .sort(([, a], [, b]) => b - a)
        .flatMap(([term, weight]) => (weight > 0 ? [readableTerm(term)] : []))
        .filter((term) => term !== undefined)
      return { utterance: nearestUtterance(vector, intent), terms: terms.slice(0, explainingTerms) }
    },
  }
}
