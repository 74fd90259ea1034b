import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Candidate } from './confidence.ts'
import type { Reading } from './matcher.ts'
import { optionsFrom, serveEachOther } from './options.ts'

/**
 * What to do with a question:
 * - `answer`: one topic is meant. `rest` holds topics that other parts of the message may ask about;
 * - `presumed`: one topic is probably meant: its short answer is shown as such, with `alternatives` (at most three, the likeliest first) beside it;
 * - `out-of-scope`: it belongs to a class that has a reply of its own. `related` holds topics that help where the class is about one's own record;
 * - `several`: two or three things are asked, each about a topic of its own, in the order of the message;
 * - `disambiguation`: one of up to four topics, the best first, may be meant;
 * - `fallback`: nothing fits. `isOurField` tells a question about insurance from one about anything else; `near` holds topics that come close.
 *
 * `housingFundToo` says that the housing fund was named beside social insurance.
 */
export type Interpretation =
  | {
      readonly kind: 'answer'
      readonly intent: string
      readonly rest?: readonly string[]
      readonly housingFundToo?: true
    }
  | {
      readonly kind: 'presumed'
      readonly intent: string
      readonly alternatives: readonly string[]
      readonly housingFundToo?: true
    }
  | { readonly kind: 'out-of-scope'; readonly intent: string; readonly related?: readonly string[] }
  | { readonly kind: 'several'; readonly options: readonly string[] }
  | { readonly kind: 'disambiguation'; readonly options: readonly string[] }
  | { readonly kind: 'fallback'; readonly isOurField: boolean; readonly near: readonly string[] }

/** Where a question was asked, and whether a conversation about our field runs, so that it need not name the field again. */
export type Circumstances = { readonly chat: 'private' | 'group'; readonly assumeField: boolean }

const alone: Circumstances = { chat: 'private', assumeField: false }

const maxAlternatives = 3
const maxNear = 2

/** The confidence from which a topic is named beside an "I don't know". */
const leastNear = 0.05

/** The part of all that speaks for any topic from which a topic is named with the reply about one's own record. */
const leastRelated = 0.25

const isTopic = (knowledge: Knowledge, intent: string): boolean => knowledge.intents.get(intent)?.kind === 'topic'

const sureness = ({ confidence, confidenceInField }: Candidate, { assumeField }: Circumstances): number =>
  assumeField ? (confidenceInField ?? confidence) : confidence

const topicsOf = ({ candidates }: Reading, knowledge: Knowledge): readonly Candidate[] =>
  candidates.filter(({ intent }) => isTopic(knowledge, intent))

/** The topics that a question about one's own record is about. */
function relatedTopics(reading: Reading, knowledge: Knowledge): readonly string[] {
  const topics = topicsOf(reading, knowledge)
  const whole = topics.reduce((sum, { confidence }) => sum + confidence, 0)
  return topics
    .filter(({ confidence }) => confidence >= leastRelated * whole)
    .slice(0, maxNear)
    .map(({ intent }) => intent)
}

/** The reply of a class of talk, where one is likelier than all else. */
function decideTalk(reading: Reading, knowledge: Knowledge): Interpretation | undefined {
  const { other, accountData } = knowledge.roles
  const talk = reading.candidates.find(
    ({ intent, confidence }) => !isTopic(knowledge, intent) && confidence >= reading.cutOffs.talk,
  )
  if (!talk || talk.intent === other || !knowledge.intents.has(talk.intent)) return undefined
  const related = talk.intent === accountData ? relatedTopics(reading, knowledge) : []
  return { kind: 'out-of-scope', intent: talk.intent, ...(related.length > 0 && { related }) }
}

/** What to show with an honest "I don't know": nothing for chatter, the nearest topics where the question may be ours after all. */
function fallBack(reading: Reading, knowledge: Knowledge, circumstances: Circumstances): Interpretation {
  const isOurField = reading.namesField || circumstances.assumeField
  if (!isOurField && reading.candidates[0]?.intent === knowledge.roles.other)
    return { kind: 'fallback', isOurField, near: [] }
  const least = isOurField ? leastNear : reading.cutOffs.private.offer
  const near = topicsOf(reading, knowledge).filter((topic) => sureness(topic, circumstances) >= least)
  return { kind: 'fallback', isOurField, near: near.slice(0, maxNear).map(({ intent }) => intent) }
}

/** The bands of a group: answered only where the question names our field and is clear, offered where it is nearly so. */
function decideInGroup(
  reading: Reading,
  best: Candidate,
  knowledge: Knowledge,
  circumstances: Circumstances,
): Interpretation {
  const { cutOffs, namesField } = reading
  const confidence = sureness(best, circumstances)
  const fallback = fallBack(reading, knowledge, circumstances)
  if (!(namesField || circumstances.assumeField) || confidence < cutOffs.group.offer) return fallback
  if (confidence >= cutOffs.group.answer && !reading.isBareWord) return { kind: 'answer', intent: best.intent }
  const options = optionsFrom(reading.candidates, knowledge, cutOffs)
  return options.length > 0 ? { kind: 'disambiguation', options } : fallback
}

function decideInPrivate(
  reading: Reading,
  best: Candidate,
  knowledge: Knowledge,
  circumstances: Circumstances,
): Interpretation {
  const { cutOffs, isBareWord } = reading
  const confidence = sureness(best, circumstances)
  const { answer, presumed, offer } = cutOffs.private
  const options = optionsFrom(reading.candidates, knowledge, cutOffs)
  if (confidence >= answer && !isBareWord) return { kind: 'answer', intent: best.intent }
  if (confidence >= presumed && !isBareWord) {
    const alternatives = options.filter((option) => option !== best.intent).slice(0, maxAlternatives)
    return { kind: 'presumed', intent: best.intent, alternatives }
  }
  if (confidence >= offer && options.length > 0) return { kind: 'disambiguation', options }
  return fallBack(reading, knowledge, circumstances)
}

/**
 * What to do with a reading: the confidence of the best topic lies in one of four bands, whose cut-offs come with the reading. A single word of the
 * field asks nothing, so it is never answered, only offered topics.
 */
export function decide(reading: Reading, knowledge: Knowledge, circumstances: Circumstances = alone): Interpretation {
  const talk = decideTalk(reading, knowledge)
  if (talk) return talk
  const [best] = topicsOf(reading, knowledge)
  if (!best) return fallBack(reading, knowledge, circumstances)
  const decideThere = circumstances.chat === 'group' ? decideInGroup : decideInPrivate
  const decision = decideThere(reading, best, knowledge, circumstances)
  const isShown = decision.kind === 'answer' || decision.kind === 'presumed'
  return isShown && reading.housingFundToo ? { ...decision, housingFundToo: true } : decision
}

const mostAsks = 3

/**
 * What to do with a message as a whole. Where its parts ask two or three different things, each of them clearly, they are offered together. Where
 * exactly one part is clear, and what the whole would only presume, it is answered with the rest in view; a part that says something else than the
 * whole was wrong every third time.
 * @param parts the readings of the parts, if there are several (see partsOf)
 */
export function interpret(
  whole: Reading,
  parts: readonly Reading[],
  knowledge: Knowledge,
  circumstances: Circumstances = alone,
): Interpretation {
  const asWhole = decide(whole, knowledge, circumstances)
  const answered = parts.map((part) => decide(part, knowledge, circumstances))
  const asks = [...new Set(answered.flatMap((one) => (one.kind === 'answer' ? [one.intent] : [])))]
  const [first = '', second] = asks
  const isOneAsk = asks.length === 2 && second !== undefined && serveEachOther(first, second, knowledge.roles)
  if (asks.length > 1 && asks.length <= mostAsks && !isOneAsk) return { kind: 'several', options: asks }
  if (asks.length !== 1 || asWhole.kind !== 'presumed' || asWhole.intent !== first) return asWhole
  const rest = optionsFrom(whole.candidates, knowledge, whole.cutOffs).filter((option) => option !== first)
  return {
    kind: 'answer',
    intent: first,
    ...(rest.length > 0 && { rest }),
    ...(whole.housingFundToo && { housingFundToo: true }),
  }
}
