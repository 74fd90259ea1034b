/// <reference lib="dom" />
import { element } from './element.ts'

/** The dots appear only when an answer lets itself be waited for. */
const appearAfterMs = 120

/** Three dots at the end of the log, and a word in the chat's head, while the bot is busy. */
export function createTypingDots(log: HTMLElement, note: HTMLElement) {
  const dots = element('div', { class: 'dots', 'aria-hidden': 'true' }, element('i'), element('i'), element('i'))
  let timer: ReturnType<typeof setTimeout> | undefined
  const appear = (): void => {
    log.append(dots)
    note.classList.add('is-typing')
    log.scrollTop = log.scrollHeight
  }
  return {
    show: (isTyping: boolean): void => {
      clearTimeout(timer)
      dots.remove()
      note.classList.remove('is-typing')
      if (isTyping) timer = setTimeout(appear, appearAfterMs)
    },
    /** Keeps the dots after a message that has just been added. */
    stayLast: (): void => {
      if (dots.isConnected) log.append(dots)
    },
  }
}
