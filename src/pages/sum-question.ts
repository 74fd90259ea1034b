import { writeFigures } from '../calculators/forms/codes.ts'
import type { Field, Figures } from '../calculators/forms/form.ts'
import { askAgain } from '../calculators/forms/form.ts'
import { forms } from '../calculators/forms/forms.ts'
import type { Fault } from '../calculators/read.ts'
import { bold, escapeHtml, type Html, html, joinHtml } from '../conversation/html.ts'
import { type Button, type MessageReply, message } from '../conversation/reply.ts'
import type { Turn } from '../conversation/turn.ts'
import type { Region } from '../knowledge/situation.ts'
import { type SumId, sumIds } from '../knowledge/sum-ids.ts'
import { packRows } from './button-rows.ts'
import { column } from './buttons.ts'
import { sumButton } from './sum-buttons.ts'
import { type FigureView, showCode } from './sum-figures.ts'

export type QuestionDependencies = { readonly regionOf: (code: string) => Region | undefined }

/** A question of a sum: what it is about, what is known, and what may be tapped. `today` is the day in China. */
export type Question = {
  readonly sum: SumId
  readonly figures: Figures
  readonly field: Field
  readonly today: string
  /** What was wrong with the answer before. */
  readonly fault?: Fault
}

/** Rows of options under a question. */
const optionRows = 5

/** Codes that say nothing without their question. */
const unsaid: readonly string[] = [askAgain, 'yes', 'no', 'unknown']

/** The name under which the conversation remembers that a sum waits for an answer. */
export const pendingSum = 'sum'

/** The menu of all sums. */
export function sumMenu({ locale, t }: Turn): MessageReply {
  return message(
    bold(t('sum.title')),
    column(sumIds.flatMap((sum) => sumButton(t(`sum.menu.${sum}`), sum, {}, locale))),
  )
}

export function createSumQuestion({ regionOf }: QuestionDependencies) {
  const viewOf = ({ locale, t }: Turn, today: string): FigureView => ({ locale, t, context: { today }, regionOf })

  const filling = (
    { sum, figures, field }: Question,
    code: string,
    label: string,
    { locale }: Turn,
  ): readonly Button[] => sumButton(label, sum, { ...figures, [field.id]: code }, locale)

  const known = ({ sum, figures }: Question, view: FigureView): string =>
    forms[sum].fields
      .flatMap((field) => {
        const code = figures[field.id]
        return code === undefined || unsaid.includes(code) ? [] : [showCode(field, code, view)]
      })
      .join(' · ')

  /** A button to start again, if an earlier figure may be wrong. */
  const again = ({ sum, figures }: Question, { locale, t }: Turn): readonly (readonly Button[])[] => {
    const [first] = forms[sum].fields
    const isBegun = Object.values(figures).some((code) => code !== askAgain)
    return first && isBegun ? [sumButton(t('sum.again'), sum, { [first.id]: askAgain }, locale)] : []
  }

  const page = (question: Question, turn: Turn, lead: Html | undefined, options: readonly Button[]): MessageReply => {
    const { t } = turn
    const so = known(question, viewOf(turn, question.today))
    const about = `${question.sum} ${writeFigures(forms[question.sum], question.figures)}`
    return message(
      joinHtml([
        bold(t(`sum.menu.${question.sum}`)),
        so !== '' && html`${t('sum.known')}${t('answer.colon')}${so}`,
        lead,
        escapeHtml(t(`sum.ask.${question.field.ask}`)),
      ]),
      [...packRows(options, optionRows), ...again(question, turn)],
      { pending: { name: pendingSum, about } },
    )
  }

  return {
    /** Asks for one thing; says first what was wrong with what was written. */
    ask: (question: Question, turn: Turn): MessageReply => {
      const { field, fault, today, figures } = question
      const view = viewOf(turn, today)
      const codes = field.options?.({ today, findPlace: () => undefined }, figures) ?? []
      const options = codes.flatMap((code) => filling(question, code, showCode(field, code, view), turn))
      const lead = fault && html`${turn.t(`sum.fault.${fault}`)}\n${turn.t(`sum.example.${field.kind}`)}`
      return page(question, turn, lead, options)
    },
    /** What was written can be read in two ways: which one is meant. */
    askWhich: (question: Question, readings: readonly string[], turn: Turn): MessageReply => {
      const view = viewOf(turn, question.today)
      const options = readings.flatMap((code) => filling(question, code, showCode(question.field, code, view), turn))
      return page(question, turn, escapeHtml(turn.t('sum.twoReadings')), options)
    },
  }
}
