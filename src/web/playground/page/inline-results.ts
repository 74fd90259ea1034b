/// <reference lib="dom" />
import type { ShownReply } from '../routes/shown.ts'
import { button, element, only } from './element.ts'
import { wordsOfHtml } from './telegram-html.ts'

/** One result of a look-up. */
export type InlineResult = Extract<ShownReply, { kind: 'result' }>

/** Telegram's apps wait a little for the next key before they ask a bot, too. */
const pauseMs = 300

const inlineQuery = /^@xubao_bot\s+(\S[\s\S]*)$/i

/** The results that a bot offers while `@xubao_bot …` is being written: a list over the box, reached with the arrow up. */
export function createInlineResults(
  section: HTMLElement,
  ask: (query: string) => Promise<readonly InlineResult[]>,
  pick: (result: InlineResult) => void,
) {
  const panel = only('.results', section)
  const list = only('ul', panel)
  const box = only('textarea', section)
  let timer: ReturnType<typeof setTimeout> | undefined
  let latest = 0

  const hide = (): void => {
    latest += 1
    panel.hidden = true
  }
  const show = (results: readonly InlineResult[]): void => {
    const rows = results.map((result) => {
      const choose = (): void => {
        hide()
        pick(result)
      }
      const { title } = result
      const words = wordsOfHtml(result.html).replace(/\s+/g, ' ')
      const label = [
        element('b', {}, title),
        element('span', {}, words.startsWith(title) ? words.slice(title.length) : words),
      ]
      return element('li', {}, button({ class: 'result' }, choose, ...label))
    })
    list.replaceChildren(...rows)
    panel.hidden = rows.length === 0
  }

  box.addEventListener('keydown', (event) => {
    if (panel.hidden || event.key !== 'ArrowUp') return
    event.preventDefault()
    list.querySelector<HTMLElement>('li:last-child button')?.focus()
  })
  section.addEventListener('keydown', (event) => {
    if (panel.hidden || event.key !== 'Escape') return
    hide()
    box.focus()
  })

  return {
    /** Updates the results when the text in the box changes. */
    changed: (text: string): void => {
      clearTimeout(timer)
      hide()
      const query = inlineQuery.exec(text)?.[1]
      if (!query) return
      const mine = latest
      timer = setTimeout(async () => {
        const results = await ask(query)
        if (mine === latest) show(results)
      }, pauseMs)
    },
  }
}
