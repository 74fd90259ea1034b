import type { Knowledge } from '../knowledge/knowledge.ts'
import { detectLocale } from '../locale/detect.ts'
import { type Calibration, calibrate, confidenceOf, fingerprintOf, type StoredCalibration } from './calibrate.ts'
import { createConceptFinder } from './concepts.ts'
import { rankHeldOut } from './cross-validation.ts'
import { type Example, fitModel } from './model.ts'
import { normalise } from './normalise.ts'
import { createSpeller } from './spelling.ts'
import { readableTerm, type TermVector } from './term-weights.ts'
import { type Terms, termsOf } from './terms.ts'

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
}

export type Matcher = {
  readonly read: (question: string) => Reading
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

function vocabularyOf(knowledge: Knowledge, utterances: readonly string[]): ReadonlySet<string> {
  const texts = [...utterances, ...knowledge.synonyms.flatMap(({ words }) => words)]
  return new Set(texts.flatMap((text) => text.match(/[a-z0-9]+/g) ?? []))
}

/** All that is learnt from, ready for the model, and how a question is read into the same terms. */
function prepare(knowledge: Knowledge) {
  const findConcepts = createConceptFinder(knowledge.synonyms)
  const utterances = [...knowledge.intents.values()].flatMap((intent) =>
    Object.values(intent.utterances).flatMap((list) =>
      list.map((utterance) => ({ intent: intent.id, utterance, normal: normalise(utterance) })),
    ),
  )
  const speller = createSpeller(
    vocabularyOf(
      knowledge,
      utterances.map(({ normal }) => normal),
    ),
  )
  const examples = utterances.map(
    ({ intent, utterance, normal }): Example => ({
      intent,
      utterance,
      language: languageOf(normal),
      terms: termsOf(normal, findConcepts),
    }),
  )
  return { examples, readTerms: (question: string): Terms => termsOf(question, findConcepts, speller) }
}

/** Every utterance as a question that was never learnt: which intent would have been found. */
export function selfTest(
  knowledge: Knowledge,
): readonly { readonly intent: string; readonly utterance: string; readonly found: string }[] {
  return rankHeldOut(prepare(knowledge).examples).map(({ example: { intent, utterance }, ranking }) => ({
    intent,
    utterance,
    found: ranking.standings[0]?.intent ?? '',
  }))
}

/** The calibration of a knowledge base, to be stored beside it. */
export function calibrateFor(knowledge: Knowledge): StoredCalibration {
  return { knowledge: fingerprintOf(knowledge), calibration: calibrate(prepare(knowledge).examples) }
}

/**
 * Learns the utterances of the knowledge base; takes about a second for a few thousand. Pure and deterministic.
 * @param stored a calibration made earlier; one that was made from other utterances is not used, which makes the start some seconds longer
 */
export function createMatcher(knowledge: Knowledge, stored?: StoredCalibration): Matcher {
  const { examples, readTerms } = prepare(knowledge)
  const calibration: Calibration =
    stored?.knowledge === fingerprintOf(knowledge) ? stored.calibration : calibrate(examples)
  const model = fitModel(examples)

  return {
    read: (text) => {
      const question = normalise(text)
      const terms = readTerms(question)
      const concepts = terms.words.flatMap((word) => (word.startsWith('=') ? [word.slice(1)] : []))
      if (terms.words.length === 0) return { question, concepts, candidates: [] }
      const ranking = model.rank(terms)
      const candidates = ranking.standings.slice(0, candidateCount).map(({ intent }, place) => ({
        intent,
        confidence: confidenceOf(ranking, place, calibration[languageOf(question)]),
      }))
      return { question, concepts, candidates }
    },
    explain: (text, intent) => {
      const vector = model.weigh(readTerms(normalise(text)))
      const nearest = examples
        .filter((example) => example.intent === intent)
        .map(({ utterance, terms }) => ({ utterance, likeness: likeness(vector, model.weigh(terms)) }))
        .reduce((best, next) => (next.likeness > best.likeness ? next : best), { utterance: '', likeness: -1 })
      const terms = [...model.contributions(vector, intent)]
        .sort(([, a], [, b]) => b - a)
        .flatMap(([term, weight]) => (weight > 0 ? [readableTerm(term)] : []))
        .filter((term) => term !== undefined)
      return { utterance: nearest.utterance, terms: terms.slice(0, explainingTerms) }
    },
  }
}
