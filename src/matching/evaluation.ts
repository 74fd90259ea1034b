import type { Knowledge } from '../knowledge/knowledge.ts'
import { decide, type Interpretation, otherClass, type Thresholds } from './decide.ts'
import type { Matcher } from './matcher.ts'

/** A labelled question: in scope it names the topic that answers it (and one that would do as well), out of scope its kind. */
export type LabelledQuestion = {
  readonly text: string
  readonly lang?: string
  readonly topic?: string
  readonly alt?: string
  readonly kind?: string
}

/** Shares (0…1) of the questions that belong to the bot. */
export type InScopeRates = {
  readonly n: number
  /** The nearest intent, or one of the nearest three, is right. */
  readonly top1: number
  readonly top3: number
  readonly directRight: number
  readonly directWrong: number
  readonly offeredRight: number
  readonly offeredWrong: number
  readonly fallback: number
}

/** Shares (0…1) of the questions that do not: a topic's answer was given, or offered, or the class was recognised. */
export type OutOfScopeRates = {
  readonly n: number
  readonly direct: number
  readonly offered: number
  readonly rightClass: number
}

export type Rates = { readonly inScope: InScopeRates; readonly outOfScope: OutOfScopeRates }

type Judged = {
  readonly question: LabelledQuestion
  readonly ranked: readonly string[]
  readonly interpretation: Interpretation
}

const share = <T>(all: readonly T[], isSo: (one: T) => boolean): number =>
  all.length === 0 ? 0 : all.filter(isSo).length / all.length

const isRight = ({ question }: Judged, intent: string | undefined): boolean =>
  intent !== undefined && (intent === question.topic || intent === question.alt)

const given = ({ interpretation }: Judged): string | undefined =>
  'intent' in interpretation ? interpretation.intent : undefined
const offered = ({ interpretation }: Judged): readonly string[] =>
  interpretation.kind === 'disambiguation' ? interpretation.options : []

function inScopeRates(judged: readonly Judged[]): InScopeRates {
  return {
    n: judged.length,
    top1: share(judged, (one) => isRight(one, one.ranked[0])),
    top3: share(judged, (one) => one.ranked.slice(0, 3).some((intent) => isRight(one, intent))),
    directRight: share(judged, (one) => isRight(one, given(one))),
    directWrong: share(judged, (one) => given(one) !== undefined && !isRight(one, given(one))),
    offeredRight: share(judged, (one) => offered(one).some((intent) => isRight(one, intent))),
    offeredWrong: share(
      judged,
      (one) => offered(one).length > 0 && !offered(one).some((intent) => isRight(one, intent)),
    ),
    fallback: share(judged, (one) => one.interpretation.kind === 'fallback'),
  }
}

/** The class a question out of scope belongs to, as far as the bot has one: any other kind is everything else. */
const classOf = ({ kind }: LabelledQuestion, knowledge: Knowledge): string =>
  kind !== undefined && knowledge.intents.has(kind) ? kind : otherClass

function outOfScopeRates(judged: readonly Judged[], knowledge: Knowledge): OutOfScopeRates {
  return {
    n: judged.length,
    direct: share(judged, ({ interpretation }) => interpretation.kind === 'answer'),
    offered: share(judged, (one) => offered(one).length > 0),
    rightClass: share(
      judged,
      (one) => (given(one) ?? otherClass) === classOf(one.question, knowledge) && offered(one).length === 0,
    ),
  }
}

/** How the matcher and its decision do on labelled questions. A topic that the knowledge base lacks counts as in scope all the same. */
export function evaluate(
  questions: readonly LabelledQuestion[],
  matcher: Matcher,
  knowledge: Knowledge,
  thresholds?: Thresholds,
): Rates {
  const judged = questions.map((question): Judged => {
    const reading = matcher.read(question.text)
    return {
      question,
      ranked: reading.candidates.map(({ intent }) => intent),
      interpretation: decide(reading, knowledge, thresholds),
    }
  })
  const isInScope = ({ question }: Judged): boolean => question.topic !== undefined
  return {
    inScope: inScopeRates(judged.filter(isInScope)),
    outOfScope: outOfScopeRates(
      judged.filter((one) => !isInScope(one)),
      knowledge,
    ),
  }
}
