import { type Figures, type FormContext, missingField } from '../calculators/forms/form.ts'
import { figuresOf, forms, workOut } from '../calculators/forms/forms.ts'
import { escapeHtml } from '../conversation/html.ts'
import { type MessageReply, message } from '../conversation/reply.ts'
import type { Turn } from '../conversation/turn.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Region } from '../knowledge/situation.ts'
import { isSum, type SumId } from '../knowledge/sum-ids.ts'
import { createSumPage } from './sum.ts'
import { readPayload } from './sum-buttons.ts'
import { isFinished } from './sum-headline.ts'
import { createSumQuestion, sumMenu } from './sum-question.ts'

export type SumPagesDependencies = {
  readonly knowledge: Knowledge
  readonly context: () => FormContext
  readonly regionOf: (code: string) => Region | undefined
}

/** The pages of sums: results, questions, and what links open. */
export function createSumPages({ knowledge, context, regionOf }: SumPagesDependencies) {
  const { rates } = knowledge
  const page = createSumPage({ knowledge, today: () => context().today })
  const { ask, askWhich } = createSumQuestion({ regionOf })

  /** What a sum comes to with these figures, or the question for what is still missing. */
  const open = (sum: SumId, figures: Figures, turn: Turn): MessageReply => {
    if (!rates) return message(escapeHtml(turn.t('toast.gone')))
    const field = missingField(forms[sum], figures)
    if (field) return ask({ sum, figures, field, today: context().today }, turn)
    const worked = workOut(sum, figures, context(), rates)
    if (isFinished(worked)) return page.result(worked, figures, turn)
    return worked.result.kind === 'refused' ? page.refused(worked.result, sum, turn) : sumMenu(turn)
  }

  /** What a deep link or a look-up such as `sum_late-fee_2607t2611_100000` opens; `undefined` for any other. */
  const openPayload = (payload: string, turn: Turn): MessageReply | undefined => {
    const read = rates && readPayload(payload)
    if (!read) return undefined
    return isSum(read.sum) ? open(read.sum, figuresOf(read.sum, read.figures), turn) : sumMenu(turn)
  }

  return { open, openPayload, ask, askWhich }
}

export type SumPages = ReturnType<typeof createSumPages>
