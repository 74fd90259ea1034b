import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Calibration, CutOffs } from './calibration.ts'
import { wordsOf } from './concepts.ts'
import { type Candidate, candidatesFrom } from './confidence.ts'
import { namesField, namesFundBeside } from './field.ts'
import { createModel, type LearntModel, type Ranking } from './model.ts'
import { maxQuestionLength } from './normalise.ts'
import { partsOf } from './parts-of-message.ts'
import { createReader } from './reader.ts'
import { readableTerm, type TermVector } from './term-weights.ts'
import { conceptsIn } from './terms.ts'

/** Why a candidate came up: the utterance that is nearest to the question, and the words that spoke for it, strongest first. */
export type Reason = { readonly utterance: string; readonly terms: readonly string[] }

/** A question as the matcher sees it. */
export type Reading = {
  /** Normalised; empty when there is nothing to match. */
  readonly question: string
  /** The synonym groups that it names, and whether one of them is of our field. */
  readonly concepts: readonly string[]
  readonly namesField: boolean
  /** Whether it is a single word of the field ("yibao"), which names a subject and asks nothing. */
  readonly isBareWord: boolean
  /** The likeliest intents, the surest first. */
  readonly candidates: readonly Candidate[]
  /** Where to answer and where to ask back. */
  readonly cutOffs: CutOffs
  /** Whether the housing fund is named beside social insurance. */
  readonly housingFundToo: boolean
}

export type Matcher = {
  readonly read: (question: string) => Reading
  /** The parts of a message that says several things, each read for itself; empty for one that says one thing. */
  readonly readParts: (message: string) => readonly Reading[]
  /** Slower than `read`; for people who want to know why. */
  readonly explain: (question: string, intent: string) => Reason
}

/** All that matching has learnt from a knowledge base, as plain values that can be stored. */
export type Learnt = {
  readonly model: LearntModel
  readonly calibration: Calibration
  /** The Latin words of the knowledge base, and how often each is used. */
  readonly vocabulary: ReadonlyMap<string, number>
}

/** So many words explain a candidate. */
const explainingTerms = 6

const likeness = (a: TermVector, b: TermVector): number => {
  let sum = 0
  for (const [term, weight] of a) sum += weight * (b.get(term) ?? 0)
  return sum
}

/** The standings that count: beside social insurance the class of the housing fund stands back. */
export function standingsThatCount(
  { standings }: Ranking,
  concepts: readonly string[],
  { roles }: Knowledge,
): Ranking['standings'] {
  const fund = roles.housingFund?.intent
  return namesFundBeside(concepts, roles) ? standings.filter(({ intent }) => intent !== fund) : standings
}

/** A matcher for the knowledge base, with what was learnt from it. */
export function createMatcher(knowledge: Knowledge, { model: learntModel, calibration, vocabulary }: Learnt): Matcher {
  const reader = createReader(knowledge, vocabulary)
  const model = createModel(learntModel)
  const { cutOffs } = calibration
  const words = wordsOf(knowledge.synonyms)

  /** The utterance of an intent that is most like a question. */
  const nearestUtterance = (question: TermVector, intent: string): string => {
    const utterances = Object.values(knowledge.intents.get(intent)?.utterances ?? {}).flat()
    return utterances
      .map((utterance) => ({
        utterance,
        likeness: likeness(question, model.weigh(reader.utterance(reader.normalise(utterance)))),
      }))
      .reduce((best, next) => (next.likeness > best.likeness ? next : best), { utterance: '', likeness: -1 }).utterance
  }

  const read: Matcher['read'] = (text) => {
    const question = reader.normalise(text)
    const terms = reader.question(question)
    const concepts = conceptsIn(terms)
    const isField = namesField(concepts, knowledge.roles)
    const housingFundToo = namesFundBeside(concepts, knowledge.roles)
    const isBareWord = words.has(question)
    const about = { question, concepts, namesField: isField, isBareWord, cutOffs, housingFundToo }
    if (terms.words.length === 0) return { ...about, candidates: [] }
    const standings = standingsThatCount(model.rank(terms), concepts, knowledge)
    return { ...about, candidates: candidatesFrom(standings, isField, calibration, knowledge) }
  }

  return {
    read,
    readParts: (message) => partsOf(message.slice(0, maxQuestionLength * 2)).map(read),
    explain: (text, intent) => {
      const vector = model.weigh(reader.question(reader.normalise(text)))
      const terms = [...model.contributions(vector, intent)]
        .sort(([, a], [, b]) => b - a)
        .flatMap(([term, weight]) => (weight > 0 ? [readableTerm(term)] : []))
        .filter((term) => term !== undefined)
      return { utterance: nearestUtterance(vector, intent), terms: terms.slice(0, explainingTerms) }
    },
  }
}
