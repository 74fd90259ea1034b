import type { Intent, Knowledge } from '../knowledge/knowledge.ts'
import { inLocale } from '../locale/i18n.ts'
import { createNameFinder } from './name-finder.ts'
import { normalise } from './normalise.ts'
import { createSlipFinder } from './one-slip.ts'

/** The topics that a person may be looking for, given what they have typed so far. The likeliest come first; at most `most`, five by default. */
export type LookUp = (typed: string, most?: number) => readonly string[]

/** What a topic is called, and how people ask for it. */
type Names = { readonly topic: string; readonly titles: readonly string[]; readonly utterances: readonly string[] }

/** Nobody looks a topic up by a story. */
const longest = { han: 14, latin: 40 }

/** Beyond this a question is being written, and the matcher reads it better. */
const longestTyped = 40

/** How much a title counts that begins with what was typed, or holds it, beside the share of the utterances that do. Chosen on evaluation/look-up. */
const titleWeight = { beginning: 0.5, holding: 0.2 }

/** The share of a few utterances would say too much. */
const fewestUtterances = 20

const han = /\p{Script=Han}/u

/** Titles and utterances are written in Simplified script already: all else that `normalise` does would take a second for all of them. */
const fold = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

function namesOf({ id, title, option, utterances }: Intent): Names {
  const titles = [title, option].flatMap((texts) => [inLocale(texts, 'en'), inLocale(texts, 'zh-Hans')])
  return {
    topic: id,
    titles: [...new Set([...titles, id].map((text) => fold(text)))],
    utterances: Object.values(utterances)
      .flat()
      .map((utterance) => fold(utterance))
      .filter((text) => text.length <= (han.test(text) ? longest.han : longest.latin)),
  }
}

/** Whether a word of `text` begins with what was typed; Chinese has no blanks, so there any place will do. */
function holds(text: string, typed: string): boolean {
  const at = text.indexOf(typed)
  if (at <= 0 || han.test(typed)) return at >= 0
  return text[at - 1] === ' ' || text.includes(` ${typed}`, at)
}

/** The share of a topic's utterances that hold what was typed, and more where a title does. */
function scoreOf({ titles, utterances }: Names, typed: string): number {
  const hits = utterances.reduce((count, text) => count + (holds(text, typed) ? 1 : 0), 0)
  const title = titles.some((text) => text.startsWith(typed))
    ? titleWeight.beginning
    : titles.some((text) => holds(text, typed))
      ? titleWeight.holding
      : 0
  return title + hits / Math.max(fewestUtterances, utterances.length)
}

/** Finds the word of a title that is one slip away, or else the title or word of a title that Fuse.js finds nearest. */
function createRepair(names: readonly Names[]): (typed: string) => string | undefined {
  const titles = new Set(names.flatMap((one) => one.titles))
  const words = [...new Set([...titles].flatMap((title) => title.match(/[a-z]{4,}/g) ?? []))]
  const findSlips = createSlipFinder(words)
  const findNames = createNameFinder([...words, ...titles].map((text) => ({ id: text, names: [text] })))
  return (typed) => findSlips(typed)[0] ?? findNames(typed)[0]
}

/**
 * Looks topics up as one types: by titles, ids and short utterances, each word from its beginning. A word in none of them is treated as a typing error, and
 * the nearest title or word of a title is looked up. Takes a few milliseconds.
 */
export function createLookUp({ intents }: Pick<Knowledge, 'intents'>): LookUp {
  const names = [...intents.values()].filter(({ kind }) => kind === 'topic').map(namesOf)
  const repair = createRepair(names)
  const find = (typed: string): readonly string[] =>
    names
      .map((one) => ({ topic: one.topic, score: scoreOf(one, typed) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
      .map(({ topic }) => topic)

  return (text, most = 5) => {
    const typed = normalise(text).slice(0, longestTyped)
    if (typed === '') return []
    const found = find(typed)
    if (found.length > 0) return found.slice(0, most)
    const nearest = repair(typed)
    return nearest === undefined ? [] : find(nearest).slice(0, most)
  }
}
