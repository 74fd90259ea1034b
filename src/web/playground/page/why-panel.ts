/// <reference lib="dom" />
import type { ShownExplanation } from '../routes/playground.ts'
import type { Taken } from '../routes/taken.ts'
import { element, only } from './element.ts'
import type { ChatKind } from './people.ts'
import { whyWords } from './why-words.ts'
import { fill, type PageLocale, type Words } from './words.ts'

type Candidate = ShownExplanation['candidates'][number]

function sentenceFor({ way, act }: Taken, locale: PageLocale): string {
  const { ways, acts } = whyWords[locale]
  return fill(ways[way], { act: act ? acts[act] : '' })
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

/** The words of the question that carried the likeness. Words that mean the same are known by one Latin name, which says nothing to a reader who did not write it. */
const termsIn = (question: string, terms: readonly string[]): readonly string[] => [
  ...new Set(terms.filter((term) => !/[a-z]/i.test(term) || question.includes(term))),
]

function candidateItem(
  { title, confidence, utterance, terms: all }: Candidate,
  question: string,
  words: Words,
): HTMLElement {
  const terms = termsIn(question, all)
  return element(
    'li',
    { class: 'candidate' },
    element('h4', {}, title),
    bar(confidence, words),
    utterance !== '' &&
      element('p', { class: 'utterance' }, element('span', {}, words.utterance), element('q', {}, utterance)),
    terms.length > 0 &&
      element(
        'p',
        { class: 'terms' },
        element('span', {}, words.terms),
        ...terms.map((term) => element('mark', {}, term)),
      ),
  )
}

/** The panel that tells why the bot answered as it did: beside the conversations, or a drawer on a phone. */
export function createWhyPanel(words: () => Words, locale: () => PageLocale) {
  const dialog = only<HTMLDialogElement>('#why')
  only('.close', dialog).addEventListener('click', () => dialog.close())
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close()
  })
  return {
    open: (taken: Taken, { question, titles, candidates }: ShownExplanation, chat: ChatKind): void => {
      only('.why-question', dialog).textContent = question || taken.question
      only('.why-outcome', dialog).textContent = sentenceFor(taken, locale())
      only('.why-shown', dialog).replaceChildren(...titles.map((title) => element('li', {}, title)))
      const items = candidates.map((candidate) => candidateItem(candidate, question, words()))
      only('.why-candidates', dialog).replaceChildren(...items)
      only('.why-none', dialog).hidden = items.length > 0
      dialog.dataset.chat = chat
      dialog.showModal()
    },
  }
}
