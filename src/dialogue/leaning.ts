import type { Acts } from '../knowledge/talk.ts'
import { normalise } from '../matching/normalise.ts'
import { createPhraseFinder } from './phrase-finder.ts'
import { hanOf, isShort } from './short.ts'

/** How a message stands to the one before it. */
export type Leaning = {
  /** It has few words. */
  readonly isShort: boolean
  /** It begins as only a continuation does. */
  readonly begins: boolean
  /** It begins or refers as only a continuation does. */
  readonly leans: boolean
}

/** Tells whether a message is likely to go on with what was said before. */
export function createLeaning(acts: Acts | undefined): (message: string) => Leaning {
  const starts = acts?.continuations.starts.map((start) => normalise(start)) ?? []
  const findWords = createPhraseFinder(acts?.continuations.words ?? [])
  return (message) => {
    const text = normalise(message)
    const begins = starts.some(
      (start) => text.startsWith(start) && (hanOf(start) > 0 || text.charAt(start.length) === ' '),
    )
    const short = isShort(text)
    return { isShort: short, begins, leans: begins || (short && findWords(text).length > 0) }
  }
}
