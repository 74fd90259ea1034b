/// <reference lib="dom" />
import { type BubbleSurroundings, bubble } from './bubble.ts'
import { element, only } from './element.ts'
import type { Message } from './memory.ts'
import { createTypingDots } from './typing-dots.ts'

/** Puts `next` in the place of `known` and keeps the focus where it was: on the same button if it is still there, else on the message. */
function replace(known: Element, next: HTMLElement): void {
  const index = [...known.querySelectorAll('button')].indexOf(document.activeElement as HTMLButtonElement)
  known.replaceWith(next)
  if (index === -1) return
  const successor = next.querySelectorAll('button')[index] ?? next
  successor.focus({ preventScroll: true })
}

function flash(message: Element): void {
  message.classList.remove('is-flashing')
  // Reading a measure makes the browser notice the removal, so that the same message can flash twice.
  void message.getBoundingClientRect()
  message.classList.add('is-flashing')
}

export type LogView = ReturnType<typeof createLogView>

/** The list of messages of one chat, after an introduction where it needs one. `section` is the chat's part of the page. */
export function createLogView(
  section: HTMLElement,
  surroundings: () => BubbleSurroundings,
  introduction: () => string | undefined,
) {
  const log = only(`[role="log"]`, section)
  const dots = createTypingDots(log, only('.chat-note', section))
  const find = (id: number): Element | undefined => log.querySelector(`[data-id="${id}"]`) ?? undefined
  // Without a mouse, people scroll through a long answer with the keyboard.
  log.tabIndex = 0

  return {
    /** Shows a message at the end, or in the place where it is already shown. */
    put: (message: Message): void => {
      const next = bubble(message, surroundings())
      const known = find(message.id)
      if (!known) {
        log.append(next)
        dots.stayLast()
        return
      }
      replace(known, next)
      if (message.isEdited) flash(next)
    },
    remove: (id: number): void => find(id)?.remove(),
    /** Redraws all messages without making a screen reader read them again. */
    reset: (messages: readonly Message[]): void => {
      const first = introduction()
      const bubbles = messages.map((message) => bubble(message, surroundings()))
      if (bubbles.length > 0) log.setAttribute('aria-live', 'off')
      log.replaceChildren(...(first ? [element('p', { class: 'hint' }, first)] : []), ...bubbles)
      setTimeout(() => log.setAttribute('aria-live', 'polite'), 500)
    },
    /** Scrolls to the end, but never so far that the beginning of message `id` leaves the view. */
    follow: (id?: number): void => {
      const message = id === undefined ? undefined : (find(id) as HTMLElement | undefined)
      log.scrollTop = message ? Math.min(log.scrollHeight, message.offsetTop - 12) : log.scrollHeight
    },
    jump: (id: number): void => {
      const message = find(id) as HTMLElement | undefined
      if (!message) return
      message.scrollIntoView({ block: 'center' })
      message.focus({ preventScroll: true })
      flash(message)
    },
    typing: dots.show,
  }
}
