/// <reference lib="dom" />
import { button, element } from './element.ts'
import type { Message } from './memory.ts'
import type { Words } from './words.ts'

/** What a tap on a message can do. */
export type MessageActs = {
  readonly press: (message: Message, data: string) => void
  /** Opens the private chat with the bot and starts it there with `payload`. */
  readonly start: (payload: string) => void
  /** Puts text into the clipboard. */
  readonly copy: (text: string) => void
  /** Writes `@xubao_bot query` into the box of the group. */
  readonly lookUp: (query: string) => void
  readonly say: (command: string) => void
  readonly reply?: (message: Message) => void
  /** Takes a message of a person's own back into the box, to be changed. */
  readonly edit?: (message: Message) => void
  readonly why: (message: Message) => void
  readonly again: (notice: Message) => void
  readonly jump: (id: number) => void
}

type ShownButton = NonNullable<Message['buttons']>[number][number]

function keyOf(shown: ShownButton, message: Message, words: Words, acts: MessageActs): HTMLElement {
  if ('data' in shown) return button({ class: 'key' }, () => acts.press(message, shown.data), shown.label)
  if ('copy' in shown) return button({ class: 'key' }, () => acts.copy(shown.copy), shown.label)
  if ('url' in shown)
    return element('a', { class: 'key', href: shown.url, target: '_blank', rel: 'noreferrer' }, shown.label)
  if ('switchInline' in shown) return button({ class: 'key' }, () => acts.lookUp(shown.switchInline), shown.label)
  const arrow = element('span', { class: 'arrow', 'aria-hidden': 'true' }, '↗')
  const where = element('span', { class: 'unseen' }, ` (${words.opensPrivate})`)
  return button({ class: 'key' }, () => acts.start(shown.start), shown.label, arrow, where)
}

/** The rows of buttons under a message, if it has any. */
export function keyboard(message: Message, words: Words, acts: MessageActs): HTMLElement | undefined {
  const { buttons = [] } = message
  if (buttons.length === 0) return undefined
  const rows = buttons.map((row) =>
    element('div', { class: 'key-row' }, ...row.map((shown) => keyOf(shown, message, words, acts))),
  )
  return element('div', { class: 'keyboard', role: 'group', 'aria-label': words.buttons }, ...rows)
}
