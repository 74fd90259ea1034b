import { citationPattern } from './fields.ts'
import type { Citation, Knowledge, Law } from './knowledge.ts'

/** Splits `social-insurance-law#60/2` into its parts. Throws on any other form; the loader rejects those first. */
export function parseCitation(written: string): Citation {
  const [, law, article, paragraph] = citationPattern.exec(written) ?? []
  if (!law || !article) throw new Error(`"${written}" is not a citation. Write law#article or law#article/paragraph.`)
  return { law, article, ...(paragraph && { paragraph: Number(paragraph) }) }
}

/** The key of a whole article, as buttons carry it: `social-insurance-law#60`. */
export function citationKey({ law, article }: Citation): string {
  return `${law}#${article}`
}

/** The start of an item (项), which belongs to the paragraph above it. */
const item = /^(?:[（(][一二三四五六七八九十\d]+[）)]|\d+[.、])/

/** The paragraphs (款) of an article. Each is a line together with the items that follow it. */
export function paragraphsOf(text: string): readonly string[] {
  const paragraphs: string[] = []
  for (const line of text.split('\n')) {
    const last = paragraphs.length - 1
    if (item.test(line.trim()) && last >= 0) paragraphs[last] += `\n${line}`
    else paragraphs.push(line)
  }
  return paragraphs
}

/** The cited article with its law; `undefined` if the knowledge base does not quote it. */
export function findArticle(knowledge: Pick<Knowledge, 'laws'>, citation: Citation) {
  const law = knowledge.laws.get(citation.law)
  const article = law?.articles.get(citation.article)
  return law && article && { law, article }
}

/** Whether a law is in force on a day (`YYYY-MM-DD`). A document whose start is not verified counts from its day of issue. */
export function standingOn(law: Law, day: string): 'in force' | 'not yet in force' | 'no longer in force' {
  if ((law.inForceFrom ?? law.issued ?? day) > day) return 'not yet in force'
  return law.inForceUntil !== undefined && law.inForceUntil <= day ? 'no longer in force' : 'in force'
}
