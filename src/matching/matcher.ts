import type { Knowledge } from '../knowledge/knowledge.ts'
import { createAlarmSides } from './alarm-sides.ts'
import type { Calibration, CutOffs } from './calibration.ts'
import { wordsOf } from './concepts.ts'
import { type Candidate, candidatesFrom } from './confidence.ts'
import { namesField, namesFundBeside } from './field.ts'
import { createModel, type LearntModel, type Ranking } from './model.ts'
import { maxQuestionLength } from './normalise.ts'
import { partsOf } from './parts-of-message.ts'
import { createReader } from './reader.ts'
import { type Row, readableTerm } from './term-weights.ts'
import { conceptsIn, type Terms } from './terms.ts'

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
  /** How far a normalised message lies on the side of an emergency or a crisis; only where there were examples to learn from. */
  readonly alarmSides?: ReturnType<typeof createAlarmSides>
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
  /** What tells an alarm; `undefined` where the knowledge base has no examples of one. */
  readonly alarm?: LearntModel | undefined
}

/** How many words explain a candidate. */
const explainingTerms = 6

/** How alike two texts are: the product of their weights. */
function likenessTo(text: Row): (other: Row) => number {
  const weights = new Map(Array.from(text.terms, (term, at) => [term, text.weights[at] ?? 0]))
  return ({ terms, weights: own }) =>
    own.reduce((sum, weight, at) => sum + weight * (weights.get(terms[at] ?? -1) ?? 0), 0)
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
export function createMatcher(knowledge: Knowledge, learnt: Learnt): Matcher {
  const { model: learntModel, calibration, vocabulary, alarm } = learnt
  const reader = createReader(knowledge, vocabulary)
  const model = createModel(learntModel)
  const { cutOffs } = calibration
  const words = wordsOf(knowledge.synonyms)

  /** The utterance of an intent that is most like a question. */
  const nearestUtterance = (question: Row, intent: string): string => {
    const likeness = likenessTo(question)
    const utterances = Object.values(knowledge.intents.get(intent)?.utterances ?? {}).flat()
    return utterances
      .map((utterance) => ({
        utterance,
        likeness: likeness(model.weigh(reader.utterance(reader.normalise(utterance)))),
      }))
      .reduce((best, next) => (next.likeness > best.likeness ? next : best), { utterance: '', likeness: -1 }).utterance
  }

  /** The words of a question that speak for an intent, the strongest first; parts and sounds of words would mean nothing to a reader. */
  const wordsFor = (terms: Terms, row: Row, intent: string): readonly string[] => {
    const contributions = model.contributions(row, intent)
    return [...new Set(terms.words)]
      .map((word) => ({ word, weight: contributions[row.terms.indexOf(model.numberOfWord(word))] ?? 0 }))
      .filter(({ weight }) => weight > 0)
      .sort((a, b) => b.weight - a.weight)
      .map(({ word }) => readableTerm(word))
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
    ...(knowledge.alarm && alarm && { alarmSides: createAlarmSides(knowledge.alarm, alarm) }),
    read,
    readParts: (message) => partsOf(message.slice(0, maxQuestionLength * 2)).map(read),
    explain: (text, intent) => {
      const terms = reader.question(reader.normalise(text))
      const row = model.weigh(terms)
      return { utterance: nearestUtterance(row, intent), terms: wordsFor(terms, row, intent).slice(0, explainingTerms) }
    },
  }
}
