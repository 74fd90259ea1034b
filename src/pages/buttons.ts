import type { Button } from '../conversation/reply.ts'
import type { Intent } from '../knowledge/knowledge.ts'
import { inLocale, type Locale } from '../locale/i18n.ts'

/** A button that shows an intent's answer; its label is the intent's title. */
export function topicButton(intent: Intent, locale: Locale): Button {
  return { label: inLocale(intent.title, locale), action: { name: 'topic', locale, topic: intent.id } }
}

/** The menu of all topics, first page. */
export function menuButton(label: string, locale: Locale, section = 'all'): Button {
  return { label, action: { name: 'menu', locale, section, page: 0 } }
}

/** The intent that tells where a person can be reached. */
export const humanIntent = 'human'

/** The human route. */
export function humanButton(label: string, locale: Locale): Button {
  return { label, action: { name: 'topic', locale, topic: humanIntent } }
}

/** One button a row, so that long labels stay readable on a phone. */
export function column(buttons: readonly Button[]): readonly (readonly Button[])[] {
  return buttons.map((button) => [button])
}
