/// <reference lib="dom" />
import { only } from './element.ts'
import type { ChatKind } from './people.ts'

const kinds: readonly ChatKind[] = ['private', 'group']

/** The two chats as tabs, of which a narrow page shows one. Arrow keys move between them. */
export function createTabs(chosen: (kind: ChatKind) => void) {
  const tabs = kinds.map((kind) => only<HTMLButtonElement>(`#tab-${kind}`))
  const show = (kind: ChatKind): void => {
    document.body.dataset.shown = kind
    for (const [index, tab] of tabs.entries()) {
      const isShown = kinds[index] === kind
      tab.setAttribute('aria-selected', String(isShown))
      tab.tabIndex = isShown ? 0 : -1
    }
    chosen(kind)
  }
  for (const [index, tab] of tabs.entries()) {
    const other = kinds[1 - index] ?? 'private'
    tab.addEventListener('click', () => show(kinds[index] ?? 'private'))
    tab.addEventListener('keydown', (event) => {
      if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
      show(other)
      tabs[1 - index]?.focus()
    })
  }
  return { show }
}
