import { command } from '../conversation/command.ts'
import type { Feature } from '../conversation/feature.ts'
import type { CommandContent, TextContent } from '../conversation/incoming.ts'
import { inPlace, toast } from '../conversation/reply.ts'
import type { Turn } from '../conversation/turn.ts'
import { findArticle, parseCitation } from '../knowledge/citation.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { LawPages } from '../pages/law-pages.ts'

/** `/law 86`, 社会保险法第八十六条 in a message, and the "full article" buttons. */
export function law({ knowledge, pages }: { readonly knowledge: Knowledge; readonly pages: LawPages }): Feature {
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
      const article = pages.named(turn.incoming.content.text, turn)
      return article && [article]
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
