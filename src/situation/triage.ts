import { fits, outcomeIn } from '../knowledge/case-table.ts'
import type { Facts, GuidedSituation, Outcome, Situation, SlotOption, SlotQuestion } from '../knowledge/situation.ts'

/** Of a case with as many facts nobody is asked for the place, which only adds a line to the card. */
const enoughFacts = 4

/** Slots whose values the table looks at and questions ask for. */
function askedByTable({ questions, guide }: GuidedSituation): readonly SlotQuestion[] {
  const slots = new Set(guide.table.flatMap(({ when }) => Object.keys(when)))
  return questions.filter(({ id }) => slots.has(id))
}

/** The facts, plus assumptions for what was not told. */
export function withAssumed(facts: Facts, { guide }: Pick<GuidedSituation, 'guide'>): Facts {
  const holding = guide.assumes.filter(({ when }) =>
    Object.entries(when).every(([slot, value]) => facts[slot] === value),
  )
  return Object.assign({}, ...holding.map(({ so }) => so), facts)
}

/** The options of a question that make sense for what is known. */
export const optionsFor = ({ options }: SlotQuestion, facts: Facts): readonly SlotOption[] =>
  options.filter(({ onlyFor }) => fits(onlyFor, facts))

/** All outcomes that facts can still come to, whatever the answers to `open` questions are. */
function possibleOutcomes(
  situation: GuidedSituation,
  facts: Facts,
  open: readonly SlotQuestion[],
): ReadonlySet<string> {
  const [next, ...rest] = open
  if (!next) return new Set([outcomeIn(situation.guide.table, facts) ?? ''])
  return new Set(
    optionsFor(next, facts).flatMap(({ id }) => [...possibleOutcomes(situation, { ...facts, [next.id]: id }, rest)]),
  )
}

/** Whether the answer to a question can change the outcome, for some answers to the others. */
function matters(
  situation: GuidedSituation,
  facts: Facts,
  question: SlotQuestion,
  others: readonly SlotQuestion[],
): boolean {
  const [next, ...rest] = others
  if (!next) return possibleOutcomes(situation, facts, [question]).size > 1
  return optionsFor(next, facts).some(({ id }) => matters(situation, { ...facts, [next.id]: id }, question, rest))
}

/** The outcome of facts. Throws where the table has none; the loader refuses such a table. */
export function outcomeOf(situation: GuidedSituation, facts: Facts): Outcome {
  const id = outcomeIn(situation.guide.table, withAssumed(facts, situation))
  const outcome = situation.guide.outcomes.find((one) => one.id === id)
  if (!outcome) throw new Error(`The decision table has no outcome for ${JSON.stringify(facts)}.`)
  return outcome
}

/** The question to ask next: one whose answer can still change the card, then what the card itself needs; `undefined` when the card can be shown. */
export function nextQuestion(situation: GuidedSituation, known: Facts): SlotQuestion | undefined {
  const facts = withAssumed(known, situation)
  const open = askedByTable(situation).filter(({ id }) => facts[id] === undefined)
  const deciding = open.find((question) =>
    matters(
      situation,
      facts,
      question,
      open.filter((other) => other !== question),
    ),
  )
  if (deciding) return deciding
  const hasRoom = Object.keys(known).length < enoughFacts
  const { asks } = outcomeOf(situation, facts)
  return situation.questions.find(
    ({ id }) => facts[id] === undefined && asks.includes(id) && (id !== 'place' || hasRoom),
  )
}

/** The questions of a case that were answered, in the order in which they are asked. */
export const answeredQuestions = ({ questions }: Situation, facts: Facts): readonly SlotQuestion[] =>
  questions.filter(({ id }) => facts[id] !== undefined)

/** The facts without one, as before its question was asked. */
export const without = (facts: Facts, slot: string): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([id]) => id !== slot))

/** The situation, where it has guided help. */
export const withGuide = (situation: Situation | undefined): GuidedSituation | undefined =>
  situation?.guide && { ...situation, guide: situation.guide }
