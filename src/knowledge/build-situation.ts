import { withTraditional } from './build.ts'
import { parseCitation } from './citation.ts'
import type { CaseLine, CounterWords, Guide, Outcome, Region, Situation, Slot, SlotQuestion } from './situation.ts'
import type { RegionsFile, SituationFile } from './situation-schema.ts'

/** Builds the regions from their checked file. */
export function toRegions(file: RegionsFile): readonly Region[] {
  return file.map(({ code, 'zh-Hans': han, en, words, areaCode, onlyWithProvince }) => ({
    code,
    name: withTraditional({ en, 'zh-Hans': han }),
    words,
    ...(areaCode && { areaCode }),
    onlyWithProvince,
  }))
}

type GuideFile = NonNullable<SituationFile['guide']>
type OutcomeFile = GuideFile['outcomes'][number]

const toLines = (lines: OutcomeFile['steps']): readonly CaseLine[] =>
  lines.map(({ when, ...texts }) => ({ text: withTraditional(texts), when }))

const toOutcome = (written: OutcomeFile): Outcome => ({
  ...written,
  title: withTraditional(written.title),
  route: withTraditional(written.route),
  steps: toLines(written.steps),
  papers: toLines(written.papers),
  wait: toLines(written.wait),
  owes: toLines(written.owes),
  local: toLines(written.local),
  keep: toLines(written.keep),
  citations: written.citations.map(parseCitation),
  counter: { opening: withTraditional(written.counter.opening), asks: toLines(written.counter.asks) },
})

const toSlot = ({ id, code, values }: SituationFile['slots'][number]): Slot => ({
  id,
  ...(code && { code }),
  values: values.map((value) => ({
    ...{ id: value.id, wins: value.wins, signs: value.signs },
    ...(value.code && { code: value.code }),
    ...(value.name && { name: withTraditional(value.name) }),
  })),
})

const toQuestion = ({ id, ask, options }: SituationFile['questions'][number]): SlotQuestion => ({
  id,
  ask: withTraditional(ask),
  options: options.map((option) => ({ ...option, label: withTraditional(option.label) })),
})

const toCounter = ({ whose, gap, someTime, foreigner, please, brought }: GuideFile['counter']): CounterWords => ({
  whose: Object.fromEntries(Object.entries(whose).map(([id, texts]) => [id, withTraditional(texts)])),
  gap: withTraditional(gap),
  someTime: withTraditional(someTime),
  foreigner: withTraditional(foreigner),
  please: withTraditional(please),
  brought: withTraditional(brought),
})

const toGuide = (file: GuideFile): Guide => ({
  ...file,
  outcomes: file.outcomes.map(toOutcome),
  counter: toCounter(file.counter),
})

/** Builds the situation from its checked file. */
export function toSituation({ guide, ...file }: SituationFile): Situation {
  return {
    ...file,
    slots: file.slots.map(toSlot),
    questions: file.questions.map(toQuestion),
    ...(guide && { guide: toGuide(guide) }),
  }
}
