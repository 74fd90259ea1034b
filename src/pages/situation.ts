import { escapeHtml, html, joinHtml } from '../conversation/html.ts'
import type { Slots } from '../conversation/memory.ts'
import { type Button, type MessageReply, message } from '../conversation/reply.ts'
import type { Turn } from '../conversation/turn.ts'
import { dayInChina, type Intent, type Knowledge } from '../knowledge/knowledge.ts'
import { inLocale } from '../locale/i18n.ts'
import { shortAnswer, type View } from './answer.ts'
import { packRows } from './button-rows.ts'
import { optionButton } from './buttons.ts'
import { showFacts } from './case-facts.ts'
import { intentsOf } from './choices.ts'
import { hotlineLine } from './hotlines.ts'
import { placeRuleLine, placeRuleOf } from './place-rule.ts'
import { oneMoreThing } from './triage.ts'

type SituationDependencies = {
  readonly knowledge: Knowledge
  readonly now: () => Date
}

/** The number of other topics offered with the answer, and of rows of buttons under it. */
const [mostAlternatives, mostRows] = [3, 4]

/** What the bot understood of a person's case, the short answer that fits it, and the one thing that it does not know yet. */
export function createSituationPage({ knowledge, now }: SituationDependencies) {
  /** What is known of a case; empty if nothing is. */
  const summary = (slots: Slots, { locale, t }: Turn): string => showFacts(slots, { knowledge, locale, t })

  /** The rows under the answer: what is asked; then, while there is room, the whole answer, the way back, and other topics. */
  const underneath = (intent: Intent, alternatives: readonly string[], slots: Slots, turn: Turn) => {
    const { locale, t } = turn
    const asked = oneMoreThing(knowledge, slots, turn)
    const more = asked && asked.buttons.length <= mostRows ? asked : undefined
    const asks = more?.buttons ?? []
    const whole: Button = { label: t('answer.whole'), action: { name: 'whole', locale, topic: intent.id } }
    const mistaken: Button = { label: t('answer.mistaken'), action: { name: 'mistaken', locale, topic: intent.id } }
    const own = packRows([whole, mistaken], mostRows - asks.length)
    const ids = [...new Set([...alternatives, ...intent.followUps])].slice(0, mostAlternatives)
    const likely = intentsOf(ids, knowledge).filter(({ id }) => id !== intent.id)
    const options = packRows(
      likely.map((other) => optionButton(other, locale)),
      mostRows - asks.length - own.length,
    )
    const shown = options.flat().flatMap((button) => ('action' in button ? [button.action] : []))
    const others = likely.filter(({ id }) => shown.some((action) => action.name === 'topic' && action.topic === id))
    return { more, rows: [...asks, ...own, ...options], others }
  }

  return {
    summary,
    page: (intent: Intent, alternatives: readonly string[], slots: Slots, turn: Turn): MessageReply => {
      const { locale, t } = turn
      const today = { knowledge, day: dayInChina(now()), locale, t }
      const place = placeRuleOf(intent, slots.place, today)
      const view: View = { ...today, place }
      const told = summary(slots, turn)
      const { more, rows, others } = underneath(intent, alternatives, slots, turn)
      const text = joinHtml([
        told !== '' && escapeHtml(t('situation.told', { told })),
        html`<b>${inLocale(intent.title, locale)}</b>${t('answer.colon')}${shortAnswer(intent, view)}`,
        place && placeRuleLine(place, view),
        hotlineLine(intent.contacts, t),
        more && escapeHtml(t('situation.oneMore', { ask: inLocale(more.question.ask, locale) })),
      ])
      return message(text, rows, {
        topic: intent.id,
        offered: [intent.id, ...others.map(({ id }) => id)],
        slots,
      })
    },
  }
}

export type SituationPages = ReturnType<typeof createSituationPage>
