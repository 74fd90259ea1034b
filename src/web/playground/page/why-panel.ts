/// <reference lib="dom" />
import type { ShownExplanation } from '../routes/playground.ts'
import { element, only } from './element.ts'
import type { ChatKind } from './people.ts'
import type { Words } from './words.ts'

type Candidate = ShownExplanation['candidates'][number]

function outcomeIn(words: Words, outcome: string): string {
  const known: Readonly<Record<string, string>> = {
    answer: words.outcomeAnswer,
    disambiguation: words.outcomeDisambiguation,
    fallback: words.outcomeFallback,
    'out-of-scope': words.outcomeOutOfScope,
  }
  return known[outcome] ?? outcome
}

function bar(confidence: number, words: Words): HTMLElement {
  const percent = Math.round(Math.min(1, Math.max(0, confidence)) * 100)
  const fill = element('span', { class: 'bar-fill' })
  fill.style.width = `${percent}%`
  const meter = {
    class: 'bar',
    role: 'meter',
    'aria-label': words.confidence,
    'aria-valuemin': 0,
    'aria-valuemax': 100,
    'aria-valuenow': percent,
  }
  return element('div', meter, fill)
}

/** A term that starts with "=" represents a group of synonyms. */
const termShown = (term: string): string => term.replace(/^=/, '≈ ')

function candidateItem({ title, id, confidence, utterance, terms }: Candidate, words: Words): HTMLElement {
  return element(
    'li',
    { class: 'candidate' },
    element('h4', {}, title, element('code', {}, id)),
    bar(confidence, words),
    utterance !== '' &&
      element('p', { class: 'utterance' }, element('span', {}, words.utterance), element('q', {}, utterance)),
    terms.length > 0 &&
      element(
        'p',
        { class: 'terms' },
        element('span', {}, words.terms),
        ...terms.map((term) => element('mark', {}, termShown(term))),
      ),
  )
}

/** The panel that tells why the bot answered as it did: beside the conversations, or a drawer on a phone. */
export function createWhyPanel(words: () => Words) {
  const dialog = only<HTMLDialogElement>('#why')
  only('.close', dialog).addEventListener('click', () => dialog.close())
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close()
  })
  return {
    open: ({ question, outcome, candidates }: ShownExplanation, chat: ChatKind): void => {
      only('.why-question', dialog).textContent = question
      only('.why-outcome', dialog).textContent = outcomeIn(words(), outcome)
      const items = candidates.map((candidate) => candidateItem(candidate, words()))
      only('.why-candidates', dialog).replaceChildren(...items)
      only('.why-none', dialog).hidden = items.length > 0
      dialog.dataset.chat = chat
      dialog.showModal()
    },
  }
}
