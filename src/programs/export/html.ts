import type { Edition } from './answers.ts'
import type { OutputFile } from './folder.ts'
import { indexPage, languagesPage } from './index-page.ts'
import { topicPage } from './topic-page.ts'

/** Every page: one to choose the language, and for each language a list of topics with a search and a page a topic. */
export function htmlFiles(editions: readonly Edition[]): readonly OutputFile[] {
  const first = editions.find(({ locale }) => locale.startsWith('zh')) ?? editions[0]
  if (!first) return []
  const own = (edition: Edition): readonly OutputFile[] => [
    { path: `${edition.locale}/index.html`, text: indexPage(edition, editions) },
    ...edition.answers.map((answer) => ({
      path: `${edition.locale}/${answer.topic}.html`,
      text: topicPage(answer, edition, editions),
    })),
  ]
  return [{ path: 'index.html', text: languagesPage(editions, first) }, ...editions.flatMap(own)]
}
