import { command } from '../conversation/command.ts'
import type { Feature } from '../conversation/feature.ts'
import type { CommandContent } from '../conversation/incoming.ts'
import { toast } from '../conversation/reply.ts'
import type { Turn } from '../conversation/turn.ts'
import { findArticle, parseCitation } from '../knowledge/citation.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { LawPages } from '../pages/law-pages.ts'

type LawDependencies = { readonly knowledge: Knowledge; readonly pages: LawPages }

/** `/law 86`, and the "full article" buttons. */
export function law({ knowledge, pages }: LawDependencies): Feature {
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
    presses: {
      article: (turn, { citation }) => {
        const found = findArticle(knowledge, parseCitation(citation))
        if (!found) return [toast(turn.t('toast.gone'))]
        return [pages.article(found.law, found.article, turn)]
      },
    },
  }
}
