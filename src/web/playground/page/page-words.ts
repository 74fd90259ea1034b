/// <reference lib="dom" />
import { type PageLocale, type Words, wordsOf } from './words.ts'

const isWord = (name: string | undefined): name is keyof Words => name !== undefined && name in wordsOf.en

/** Puts the words of `locale` into the elements that name them in `data-word`, `data-label` and `data-hint`. */
export function speakPage(locale: PageLocale): void {
  const words: Words = wordsOf[locale]
  document.documentElement.lang = locale
  document.title = `Xubao 续保 · ${words.page}`
  for (const place of document.querySelectorAll<HTMLElement>('[data-word], [data-label], [data-hint]')) {
    const { word, label, hint } = place.dataset
    if (isWord(word)) place.textContent = words[word]
    if (isWord(label)) place.setAttribute('aria-label', words[label])
    if (isWord(label) && place instanceof HTMLButtonElement) place.title = words[label]
    if (isWord(hint)) place.setAttribute('placeholder', words[hint])
  }
}
