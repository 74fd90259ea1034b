import type { Knowledge } from '../knowledge/knowledge.ts'
import { type Interpretation, interpret } from '../matching/decide.ts'
import { otherClass } from '../matching/field.ts'
import type { Candidate, Matcher } from '../matching/matcher.ts'

/** A labelled question: in scope it names the topic that answers it (and one that would do as well), out of scope its kind. */
export type LabelledQuestion = {
  readonly text: string
  readonly lang?: string
  readonly style?: string
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

/** A question with what the matcher and its decision made of it. */
export type Judged = {
  readonly question: LabelledQuestion
  readonly candidates: readonly Candidate[]
  readonly interpretation: Interpretation
}

const share = <T>(all: readonly T[], isSo: (one: T) => boolean): number =>
  all.length === 0 ? 0 : all.filter(isSo).length / all.length

const isRight = ({ question }: Judged, intent: string | undefined): boolean =>
  intent !== undefined && (intent === question.topic || intent === question.alt)

const given = ({ interpretation }: Judged): string | undefined =>
  'intent' in interpretation ? interpretation.intent : undefined
const offered = ({ interpretation }: Judged): readonly string[] =>
  'options' in interpretation ? interpretation.options : []

function inScopeRates(judged: readonly Judged[]): InScopeRates {
  return {
    n: judged.length,
    top1: share(judged, (one) => isRight(one, one.candidates[0]?.intent)),
    top3: share(judged, (one) => one.candidates.slice(0, 3).some(({ intent }) => isRight(one, intent))),
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

/** Puts labelled questions to the matcher and its decision. */
export function judge(
  questions: readonly LabelledQuestion[],
  matcher: Matcher,
  knowledge: Knowledge,
): readonly Judged[] {
  return questions.map((question) => {
    const reading = matcher.read(question.text)
    return {
      question,
      candidates: reading.candidates,
      interpretation: interpret(reading, matcher.readParts(question.text), knowledge),
    }
  })
}

const isInScope = ({ question }: Judged): boolean => question.topic !== undefined

/** The rates of judged questions. A topic that the knowledge base lacks counts as in scope all the same. */
export function ratesOf(judged: readonly Judged[], knowledge: Knowledge): Rates {
  const [inScope, outOfScope] = [judged.filter(isInScope), judged.filter((one) => !isInScope(one))]
  return { inScope: inScopeRates(inScope), outOfScope: outOfScopeRates(outOfScope, knowledge) }
}

/** How the matcher and its decision do on labelled questions. */
export function evaluate(questions: readonly LabelledQuestion[], matcher: Matcher, knowledge: Knowledge): Rates {
  return ratesOf(judge(questions, matcher, knowledge), knowledge)
}

/** One band of a reliability diagram: questions whose best candidate had about this confidence, and how often it was right. */
export type Band = { readonly from: number; readonly to: number; readonly n: number; readonly right: number }

const bands = 10

/** Whether confidence means what it says, in ten bands; a question out of scope is right only with its own class. Empty bands are left out. */
export function reliabilityOf(judged: readonly Judged[], knowledge: Knowledge): readonly Band[] {
  return Array.from({ length: bands }, (_, index) => ({ from: index / bands, to: (index + 1) / bands })).flatMap(
    ({ from, to }) => {
      const own = judged.filter(
        ({ candidates: [best] }) => best && best.confidence >= from && (best.confidence < to || to === 1),
      )
      const isTrue = (one: Judged): boolean =>
        isInScope(one)
          ? isRight(one, one.candidates[0]?.intent)
          : one.candidates[0]?.intent === classOf(one.question, knowledge)
      return own.length === 0 ? [] : [{ from, to, n: own.length, right: share(own, isTrue) }]
    },
  )
}

/** A topic taken for another one, with how often and an example. */
export type Confusion = {
  readonly wanted: string
  readonly found: string
  readonly n: number
  readonly example: string
}

/** Which topics are taken for which, the most frequent first. */
export function confusionsOf(judged: readonly Judged[]): readonly Confusion[] {
  const wrong = judged.filter((one) => isInScope(one) && !isRight(one, one.candidates[0]?.intent))
  const pairs = Map.groupBy(
    wrong,
    ({ question, candidates }) => `${question.topic} ${candidates[0]?.intent ?? 'nothing'}`,
  )
  return [...pairs]
    .map(([pair, own]) => {
      const [wanted = '', found = ''] = pair.split(' ')
      return { wanted, found, n: own.length, example: own[0]?.question.text ?? '' }
    })
    .sort((a, b) => b.n - a.n || a.wanted.localeCompare(b.wanted))
}
