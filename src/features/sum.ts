import { dateCode, monthsCode } from '../calculators/forms/codes.ts'
import { type Figures, type FormContext, missingField } from '../calculators/forms/form.ts'
import { figuresOf, forms } from '../calculators/forms/forms.ts'
import { toldArrears } from '../calculators/late-fee-sentence.ts'
import { command } from '../conversation/command.ts'
import type { Feature } from '../conversation/feature.ts'
import { escapeHtml } from '../conversation/html.ts'
import type { ContentOf } from '../conversation/incoming.ts'
import { inPlace, message, type Reply, toast } from '../conversation/reply.ts'
import type { Turn } from '../conversation/turn.ts'
import type { ActReader } from '../dialogue/acts.ts'
import type { Record } from '../dialogue/outcome.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { isSum, type SumId } from '../knowledge/sum-ids.ts'
import { inPrivate } from '../pages/in-private.ts'
import type { SumPages } from '../pages/open-sum.ts'
import { readPayload } from '../pages/sum-buttons.ts'
import { pendingSum, sumMenu } from '../pages/sum-question.ts'

export type SumDependencies = {
  readonly knowledge: Knowledge
  readonly pages: SumPages
  /** The act that a whole message is, such as thanks; absent where the knowledge base has no acts. */
  readonly readAct: ActReader['read'] | undefined
  readonly record: Record
  /** What figures are read with, today. */
  readonly context: () => FormContext
}

const gaveUp = /^(?:算了|不算了|取消|退出|停|不用了|stop|cancel|never ?mind|forget it)[。.!！]*$/i

/** Whether words are not an attempt at a figure: a question, or more than a few words without a number. */
function saysSomethingElse(text: string): boolean {
  if (/[?？]|怎么|为什么|谁|吗/.test(text)) return true
  return !/\d/.test(text) && text.replace(/\s/g, '').length > (/\p{Script=Han}/u.test(text) ? 6 : 16)
}

/** What is heard in sentences: figures that a sum asks for, and arrears that somebody tells of. */
function createHearing({ knowledge, pages, context, readAct, record }: SumDependencies) {
  /** A sentence about arrears, in a conversation about the late fee or by its own words. */
  const openFromSentence = (turn: Turn<ContentOf<'text'>>): Promise<readonly Reply[]> | undefined => {
    const { id, chat, from, content } = turn.incoming
    const topic = knowledge.intents.get(turn.memory.topic ?? '')
    const told = toldArrears(content.text, context().today, topic?.sums?.includes('late-fee') === true)
    if (!told) return undefined
    const asked = { id, person: from.id, chat: chat.kind, locale: turn.locale, question: content.text }
    const about = [...knowledge.intents.values()].find(({ sums }) => sums?.includes('late-fee'))
    const paid = told.paid === undefined ? {} : { paid: dateCode(told.paid) }
    const figures = { months: monthsCode(told.months), owed: String(told.owedFen), ...paid }
    return record({ ...asked, outcome: 'answer', ...(about && { topic: about.id }) }).then(() => [
      pages.open('late-fee', figures, turn),
    ])
  }

  /** Reads the message as the figure that was asked for; leaves a new question to other features. */
  const fillIn = (text: string, id: SumId, figures: Figures, turn: Turn): readonly Reply[] | undefined => {
    const field = missingField(forms[id], figures)
    if (!field) return undefined
    const asked = { sum: id, figures, field, today: context().today }
    const read = field.read(text, context(), figures)
    if (read.kind === 'value') return [pages.open(id, { ...figures, [field.id]: read.value }, turn)]
    if (read.kind === 'ambiguous') return [pages.askWhich(asked, read.readings, turn)]
    if (read.fault === 'none' && saysSomethingElse(text)) return undefined
    return [pages.ask({ ...asked, fault: read.fault }, turn)]
  }

  /** What is written while a sum waits. A number may also pick from what was offered since. */
  const hear = (turn: Turn<ContentOf<'text'>>, about: string) => {
    const { text } = turn.incoming.content
    const [id = '', written = ''] = about.split(' ')
    if (!isSum(id) || turn.memory.offered) return undefined
    if (gaveUp.test(text.trim())) return [message(escapeHtml(turn.t('sum.stopped')), [], { pending: null })]
    // "Yes" and "no" may be figures; thanks, a greeting or "English please" are none.
    const act = readAct?.(text)
    const isTalk = act?.kind === 'act' && act.act !== 'yes' && act.act !== 'no'
    return openFromSentence(turn) ?? (isTalk ? undefined : fillIn(text, id, figuresOf(id, written), turn))
  }

  return { openFromSentence, hear }
}

/** `/sum`, the buttons of sums, what is written when a sum asks, and sentences that tell arrears. */
export function sum(dependencies: SumDependencies): Feature {
  const { knowledge, pages, context } = dependencies
  const { openFromSentence, hear } = createHearing(dependencies)
  const withSlots = (id: SumId, turn: Turn): Figures => forms[id].fromSlots?.(turn.memory.slots, context()) ?? {}

  /** A shared sum: its name, so that the language can be told, and what a link would carry. */
  const share = (turn: Turn<ContentOf<'inline'>>): readonly Reply[] | undefined => {
    const [payload = ''] = /sum_[\w-]+$/.exec(turn.incoming.content.query.trim()) ?? []
    const reply = pages.openPayload(payload, turn)
    const { sum: id = '' } = readPayload(payload) ?? {}
    if (!reply || !isSum(id)) return undefined
    const buttons = [[{ label: turn.t('inline.privately'), start: payload }]]
    return [{ kind: 'result', id: payload, html: reply.html, title: turn.t(`sum.menu.${id}`), buttons }]
  }

  return {
    commands: knowledge.rates
      ? [
          command(
            'sum',
            inPrivate('sum_menu', (turn) => [sumMenu(turn)]),
          ),
        ]
      : [],
    presses: {
      sum: (turn, { sum: id, figures }) => {
        if (!isSum(id)) return [toast(turn.t('toast.oldButton'))]
        if (figures === undefined) return [pages.open(id, withSlots(id, turn), turn)]
        const filled = figuresOf(id, figures)
        return [inPlace(pages.open(id, Object.keys(filled).length === 0 ? withSlots(id, turn) : filled, turn))]
      },
    },
    expects: { [pendingSum]: (turn, { about }) => hear(turn, about) },
    ...(knowledge.rates && { onText: openFromSentence }),
    onInline: share,
  }
}
