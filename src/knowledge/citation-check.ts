import { paragraphsOf, parseCitation } from './citation.ts'
import type { KnowledgeFiles } from './files.ts'

/** Says what is wrong with a citation that leads nowhere, and what to do. */
export function citationFault(written: string, { laws }: KnowledgeFiles): string | undefined {
  const { law: lawId, article: articleId, paragraph } = parseCitation(written)
  const law = laws.get(lawId)
  if (!law) return `cites "${written}", but there is no laws/${lawId}.yaml. Correct the id, or add the law.`
  const article = law.value.articles[articleId]
  if (!article)
    return `cites "${written}", but laws/${lawId}.yaml does not quote "${articleId}". Quote the article there, or correct the number.`
  const count = paragraphsOf(article['zh-Hans']).length
  if (paragraph !== undefined && (paragraph < 1 || paragraph > count))
    return `cites "${written}", but that article has ${count} paragraphs.`
  return undefined
}
