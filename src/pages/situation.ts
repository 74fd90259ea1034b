import { escapeHtml, html, joinHtml } from '../conversation/html.ts'
import type { Slots } from '../conversation/memory.ts'
import { type Button, type MessageReply, message } from '../conversation/reply.ts'
import type { Turn } from '../conversation/turn.ts'
import { dayInChina, type Intent, type Knowledge } from '../knowledge/knowledge.ts'
import type { Region } from '../knowledge/situation.ts'
import { inLocale, type Locale, type Translate } from '../locale/i18n.ts'
import { shortAnswer, type View } from './answer.ts'
import { packRows } from './button-rows.ts'
import { optionButton } from './buttons.ts'
import { intentsOf } from './choices.ts'
import { hotlineLine } from './hotlines.ts'

type SituationDependencies = {
  readonly knowledge: Knowledge
  readonly now: () => Date
  /** The region of a GB/T 2260 code. */
  readonly regionOf: (code: string) => Region | undefined
}

/** How long nothing was paid, in months or whole years. */
function showMonths(months: number, t: Translate): string {
  const isYears = months >= 12 && months % 12 === 0
  return t(isYears ? 'situation.years' : 'situation.months', { number: isYears ? months / 12 : months })
}

/** So many other topics are offered beside the answer. */
const mostAlternatives = 3

/** What the bot understood of a person's case, the short answer that fits it, and the one thing that it does not know yet. */
export function createSituationPage({ knowledge, now, regionOf }: SituationDependencies) {
  const labelOf = (slot: string, value: string, locale: Locale, t: Translate): string | undefined => {
    if (slot === 'months') return showMonths(Number(value), t)
    if (slot === 'place') {
      const region = regionOf(value)
      return region && inLocale(region.name, locale)
    }
    const option = knowledge.situation?.questions
      .find(({ id }) => id === slot)
      ?.options.find(({ id }) => id === value && id !== 'unknown')
    return option && inLocale(option.label, locale)
  }

  /** What is known of a case, in the order in which it would be asked; empty where nothing is. */
  const summary = (slots: Slots, { locale, t }: Turn): string => {
    const known = (knowledge.situation?.questions ?? []).flatMap(({ id }) => {
      const value = slots[id]
      // That the employer paid goes without saying where the employer stopped.
      const isImplied = id === 'payer' && slots.event === 'employer-stopped'
      const label = value === undefined || id === 'urgent' || isImplied ? undefined : labelOf(id, value, locale, t)
      return label ?? []
    })
    return known.join(' · ')
  }

  return {
    summary,
    page: (intent: Intent, alternatives: readonly string[], slots: Slots, turn: Turn): MessageReply => {
      const { locale, t } = turn
      const view: View = { knowledge, day: dayInChina(now()), locale, t }
      const told = summary(slots, turn)
      const whole: Button = { label: t('answer.whole'), action: { name: 'whole', locale, topic: intent.id } }
      const mistaken: Button = { label: t('answer.mistaken'), action: { name: 'mistaken', locale, topic: intent.id } }
      const others = intentsOf(
        [...new Set([...alternatives, ...intent.followUps])].slice(0, mostAlternatives),
        knowledge,
      ).filter(({ id }) => id !== intent.id)
      const text = joinHtml([
        told !== '' && escapeHtml(t('situation.told', { told })),
        html`<b>${inLocale(intent.title, locale)}</b>${t('answer.colon')}${shortAnswer(intent, view)}`,
        hotlineLine(intent.contacts, t),
      ])
      const options = packRows(
        others.map((other) => optionButton(other, locale)),
        2,
      )
      return message(text, [[whole], ...options, [mistaken]], {
        topic: intent.id,
        offered: [intent.id, ...others.map(({ id }) => id)],
        slots,
      })
    },
  }
}

export type SituationPages = ReturnType<typeof createSituationPage>
