import { command } from '../conversation/command.ts'
import type { Feature } from '../conversation/feature.ts'
import type { CommandContent, TextContent } from '../conversation/incoming.ts'
import { inPlace, toast } from '../conversation/reply.ts'
import type { Turn } from '../conversation/turn.ts'
import type { Record } from '../dialogue/outcome.ts'
import { findArticle, parseCitation } from '../knowledge/citation.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { LawPages } from '../pages/law-pages.ts'

type LawDependencies = { readonly knowledge: Knowledge; readonly pages: LawPages; readonly record: Record }

/** `/law 86`, 社会保险法第八十六条 in a message, and the "full article" buttons. */
export function law({ knowledge, pages, record }: LawDependencies): Feature {
  return {
    commands: [
      command(
        'law',
        (turn: Turn<CommandContent>) => {
          const { argument } = turn.incoming.content
          const reference = pages.read(argument)
          if (reference) return [pages.reference(reference, turn)]
          return [pages.library(turn, argument.trim() === '' ? undefined : turn.t('article.unknownLaw'))]
        },
        { argument: 'words' },
      ),
    ],
    onText: (turn: Turn<TextContent>) => {
      const { id, chat, from, content } = turn.incoming
      const article = pages.named(content.text, turn)
      if (!article) return undefined
      const question = { id, person: from.id, chat: chat.kind, locale: turn.locale, question: content.text }
      return record({ ...question, outcome: 'article' }).then(() => [article])
    },
    presses: {
      article: (turn, { citation }) => {
        const found = findArticle(knowledge, parseCitation(citation))
        if (!found) return [toast(turn.t('toast.gone'))]
        const reply = pages.article(found.law, found.article, turn)
        return [turn.incoming.chat.kind === 'group' ? inPlace(reply) : reply]
      },
    },
  }
}
