import { type Html, plainText } from '../../conversation/html.ts'
import type { Reply } from '../../conversation/reply.ts'
import { splitHtml } from '../../conversation/split.ts'
import { keyboard } from './keyboard.ts'
import type { InlineArticle } from './methods.ts'
import { cutText, formatted } from './text.ts'

/** Bot API, answerInlineQuery: at most 50 results. */
const maxArticles = 50
const maxTitleLength = 64
const maxDescriptionLength = 120

function summary(html: Html, title: string): string {
  const text = plainText(html)
  return cutText(
    (text.startsWith(title) ? text.slice(title.length) : text).replace(/\s+/g, ' ').trim(),
    maxDescriptionLength,
  )
}

/** The inline replies as articles to choose from: at most 50, each one message long. */
export function renderArticles(replies: readonly Reply[], username: string): InlineArticle[] {
  return replies
    .filter((reply) => reply.kind === 'result')
    .slice(0, maxArticles)
    .map(({ id, html, title, description, buttons }) => {
      const text = splitHtml(html)[0] ?? html
      return {
        type: 'article',
        id,
        title: cutText(title, maxTitleLength),
        description: description ? cutText(description, maxDescriptionLength) : summary(html, title),
        input_message_content: { ...formatted, message_text: text },
        ...keyboard(buttons, username),
      }
    })
}
