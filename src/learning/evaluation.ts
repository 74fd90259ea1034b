import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Candidate } from '../matching/confidence.ts'
import { type Circumstances, type Interpretation, interpret } from '../matching/decide.ts'
import type { Matcher } from '../matching/matcher.ts'
import { isRightFor, type LabelledQuestion, type Strictness } from './labelled-question.ts'

/** A question with what the matcher and its decision made of it. */
export type Judged = {
  readonly question: LabelledQuestion
  readonly candidates: readonly Candidate[]
  readonly interpretation: Interpretation
}

/** Shares (0…1) of the questions that belong to the bot. */
export type InScopeRates = {
  readonly n: number
  /** The likeliest topic, or one of the likeliest three, is right. */
  readonly top1: number
  readonly top3: number
  /** Answered as certain; a class of talk that replies is a wrong answer. */
  readonly answeredRight: number
  readonly answeredWrong: number
  readonly presumedRight: number
  readonly presumedWrong: number
  readonly offeredRight: number
  readonly offeredWrong: number
  readonly fallback: number
  /** The right topic was answered, presumed, or within one tap. */
  readonly reached: number
}

/** Shares (0…1) of the questions that do not: what a topic said, and whether the class was recognised. */
export type OutOfScopeRates = {
  readonly n: number
  readonly answered: number
  readonly presumed: number
  readonly offered: number
  readonly rightClass: number
}

export type Rates = { readonly inScope: InScopeRates; readonly outOfScope: OutOfScopeRates }

const share = <T>(all: readonly T[], isSo: (one: T) => boolean): number =>
  all.length === 0 ? 0 : all.filter(isSo).length / all.length

/** The topic or class that was given as the answer, with or without certainty. */
const given = ({ interpretation }: Judged): string | undefined =>
  'intent' in interpretation ? interpretation.intent : undefined

/** What the person may tap: options, alternatives, the rest of a message, topics related to their record. */
function offered({ interpretation }: Judged): readonly string[] {
  switch (interpretation.kind) {
    case 'answer':
      return interpretation.rest ?? []
    case 'presumed':
      return interpretation.alternatives
    case 'out-of-scope':
      return interpretation.related ?? []
    case 'several':
    case 'disambiguation':
      return interpretation.options
    case 'fallback':
      return interpretation.near
  }
}

const kindOf = ({ interpretation }: Judged): Interpretation['kind'] => interpretation.kind
const isAsked = (one: Judged): boolean => kindOf(one) === 'disambiguation' || kindOf(one) === 'several'

function inScopeRates(judged: readonly Judged[], { intents, roles }: Knowledge, strictness: Strictness): InScopeRates {
  const isRight = ({ question }: Judged, intent: string | undefined): boolean =>
    intent !== undefined && isRightFor(question, intent, roles, strictness)
  const topicsOf = ({ candidates }: Judged): readonly string[] =>
    candidates.map(({ intent }) => intent).filter((intent) => intents.get(intent)?.kind !== 'out-of-scope')
  const isWithin = (one: Judged): boolean => offered(one).some((intent) => isRight(one, intent))
  const isCertain = (one: Judged): boolean => kindOf(one) === 'answer' || kindOf(one) === 'out-of-scope'
  return {
    n: judged.length,
    top1: share(judged, (one) => isRight(one, topicsOf(one)[0])),
    top3: share(judged, (one) =>
      topicsOf(one)
        .slice(0, 3)
        .some((intent) => isRight(one, intent)),
    ),
    answeredRight: share(judged, (one) => isCertain(one) && isRight(one, given(one))),
    answeredWrong: share(judged, (one) => isCertain(one) && !isRight(one, given(one))),
    presumedRight: share(judged, (one) => kindOf(one) === 'presumed' && isRight(one, given(one))),
    presumedWrong: share(judged, (one) => kindOf(one) === 'presumed' && !isRight(one, given(one))),
    offeredRight: share(judged, (one) => isAsked(one) && isWithin(one)),
    offeredWrong: share(judged, (one) => isAsked(one) && !isWithin(one)),
    fallback: share(judged, (one) => kindOf(one) === 'fallback'),
    reached: share(judged, (one) => isRight(one, given(one)) || isWithin(one)),
  }
}

/** The class of a question out of scope: the one of its kind if there is one, else the class of everything else. */
const classOf = ({ kind }: LabelledQuestion, { intents, roles }: Knowledge): string | undefined =>
  kind !== undefined && intents.has(kind) ? kind : roles.other

function outOfScopeRates(judged: readonly Judged[], knowledge: Knowledge): OutOfScopeRates {
  return {
    n: judged.length,
    answered: share(judged, (one) => kindOf(one) === 'answer'),
    presumed: share(judged, (one) => kindOf(one) === 'presumed'),
    offered: share(judged, isAsked),
    rightClass: share(
      judged,
      (one) => !isAsked(one) && (given(one) ?? knowledge.roles.other) === classOf(one.question, knowledge),
    ),
  }
}

/** Puts labelled questions to the matcher and its decision, in a private chat where nothing else is told. */
export function judge(
  questions: readonly LabelledQuestion[],
  matcher: Matcher,
  knowledge: Knowledge,
  circumstances: Circumstances = { chat: 'private', assumeField: false },
): readonly Judged[] {
  return questions.map((question) => {
    const reading = matcher.read(question.text)
    return {
      question,
      candidates: reading.candidates,
      interpretation: interpret(reading, matcher.readParts(question.text), knowledge, circumstances),
    }
  })
}

export const isInScope = ({ question }: Judged): boolean => question.topic !== undefined

/** The rates of judged questions. A topic that the knowledge base lacks counts as in scope all the same. */
export function ratesOf(judged: readonly Judged[], knowledge: Knowledge, strictness: Strictness = 'lenient'): Rates {
  const [inScope, outOfScope] = [judged.filter(isInScope), judged.filter((one) => !isInScope(one))]
  return {
    inScope: inScopeRates(inScope, knowledge, strictness),
    outOfScope: outOfScopeRates(outOfScope, knowledge),
  }
}

/** How the matcher and its decision do on labelled questions. */
export function evaluate(questions: readonly LabelledQuestion[], matcher: Matcher, knowledge: Knowledge): Rates {
  return ratesOf(judge(questions, matcher, knowledge), knowledge)
}
