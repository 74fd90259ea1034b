/// <reference lib="dom" />
import { textOf } from './bubble.ts'
import { button, element, icon, only } from './element.ts'
import type { Message } from './memory.ts'
import { nameOf } from './people.ts'
import { fill, type Words } from './words.ts'

/** The line over the box that says which message is being replied to; `dropped` is called when the reply is cancelled. */
export function createReplyLine(form: HTMLElement, words: () => Words, dropped: () => void) {
  const line = only('.replying', form)
  let original: Message | undefined

  const set = (message: Message | undefined): void => {
    original = message
    line.hidden = message === undefined
    line.replaceChildren()
    if (!message) return
    const label = fill(words().replyingTo, { name: nameOf(message.from, words()) })
    const quoted = element('p', {}, element('b', {}, label), element('span', {}, textOf(message, words())))
    line.append(quoted, button({ class: 'plain', 'aria-label': words().noReply }, drop, icon('close')))
  }
  const drop = (): void => {
    set(undefined)
    dropped()
  }
  return {
    set,
    drop,
    /** The message replied to, which is thereby used up. */
    take: (): Message | undefined => {
      const taken = original
      set(undefined)
      return taken
    },
    isSet: (): boolean => original !== undefined,
  }
}
