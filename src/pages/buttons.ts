import type { Button } from '../conversation/reply.ts'
import type { Intent, Knowledge } from '../knowledge/knowledge.ts'
import { inLocale, type Locale } from '../locale/i18n.ts'

/** A button that shows an intent's answer; its label is the intent's title. */
export function topicButton(intent: Intent, locale: Locale): Button {
  return { label: inLocale(intent.title, locale), action: { name: 'topic', locale, topic: intent.id } }
}

/** The same where intents stand beside one another: its label tells it from its neighbours. */
export function optionButton(intent: Intent, locale: Locale): Button {
  return { label: inLocale(intent.option, locale), action: { name: 'topic', locale, topic: intent.id } }
}

/** The menu of all topics, first page. */
export function menuButton(label: string, locale: Locale, section = 'all'): Button {
  return { label, action: { name: 'menu', locale, section, page: 0 } }
}

/** The way to people: a button to the intent that tells where they can be reached; none if the knowledge base has no such intent. */
export function humanButton(label: string, locale: Locale, { roles }: Pick<Knowledge, 'roles'>): readonly Button[] {
  return roles.human ? [{ label, action: { name: 'topic', locale, topic: roles.human } }] : []
}

/** One button a row, so that long labels stay readable on a phone. */
export function column(buttons: readonly Button[]): readonly (readonly Button[])[] {
  return buttons.map((button) => [button])
}
