import { escapeHtml, html, joinHtml } from '../conversation/html.ts'
import { type MessageReply, message } from '../conversation/reply.ts'
import type { Turn } from '../conversation/turn.ts'
import { dayInChina, type Knowledge, variantOn } from '../knowledge/knowledge.ts'
import type { Region } from '../knowledge/situation.ts'
import { inLocale } from '../locale/i18n.ts'
import { packRows } from './button-rows.ts'
import { topicButton } from './buttons.ts'
import { intentsOf } from './choices.ts'

type PlaceDependencies = { readonly knowledge: Knowledge; readonly now: () => Date }

/** What is said when a person names a place: what differs locally in the topic they asked about, and the numbers with the area code. */
export type PlacePage = (region: Region, turn: Turn) => MessageReply

export function createPlacePage({ knowledge, now }: PlaceDependencies): PlacePage {
  return (region, { incoming, memory, locale, t }) => {
    const intent = memory.topic === undefined ? undefined : knowledge.intents.get(memory.topic)
    const topic = intent?.kind === 'topic' ? intent : undefined
    const place = inLocale(region.name, locale)
    const area = region.areaCode ? `${region.areaCode}-` : ''
    const local = topic && inLocale(variantOn(topic, dayInChina(now())).answer, locale).local
    const next = intentsOf(topic?.followUps ?? knowledge.roles.startRoutes, knowledge)
    const text = joinHtml([
      topic ? html`<b>${inLocale(topic.title, locale)}</b> · ${place}` : escapeHtml(t('talk.place', { place })),
      topic && escapeHtml(t('talk.placeUnchecked', { place, area })),
      local !== undefined && html`<b>${t('answer.differsLocally')}</b> ${local}`,
    ])
    const buttons = packRows(
      next.map((one) => topicButton(one, locale)),
      incoming.chat.kind === 'group' ? 1 : 2,
    )
    return message(text, buttons, { slots: { place: region.code }, ...(topic && { topic: topic.id }) })
  }
}
