import type { Originals } from './articles.ts'

/** One document of the collection of statutes. */
export type Statute = {
  readonly id: string
  readonly articles: readonly { readonly no: string | number; readonly zh: string }[]
}

const numerals = '一二三四五六七八九'

/** The id of an article in this project. Buttons carry it, so 三（四） becomes 3-4. */
function articleIdOf(no: string | number): string {
  return String(no)
    .replace(/[一二三四五六七八九]/g, (numeral) => String(numerals.indexOf(numeral) + 1))
    .replace('（', '-')
    .replace('）', '')
}

/** Finds an id that this project has shortened for its buttons: item-2-first-two-sentences → item-2. */
const findByShortened = (known: readonly string[], id: string): string | undefined =>
  known.includes(id) ? id : known.find((spelt) => spelt.startsWith(`${id}-`))

/** Looks up the Chinese text of an article in a collection of statutes, with the white space of the collection. */
export function originalsFrom(statutes: readonly Statute[]): Originals {
  const laws = new Map(
    statutes.map(({ id, articles }) => [id, new Map(articles.map(({ no, zh }) => [articleIdOf(no), zh] as const))]),
  )
  return (law, article) => {
    const articles = laws.get(findByShortened([...laws.keys()], law) ?? '')
    return articles?.get(findByShortened([...articles.keys()], article) ?? '')
  }
}
