import { command } from '../conversation/command.ts'
import type { Feature } from '../conversation/feature.ts'
import { bold, escapeHtml, joinHtml } from '../conversation/html.ts'
import { message } from '../conversation/reply.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { column, humanButton, menuButton } from '../pages/buttons.ts'
import { showDay } from '../pages/dates.ts'
import { inPrivate } from '../pages/in-private.ts'

/** `/about`: who answers here and what they know. */
export function about({ knowledge }: { readonly knowledge: Knowledge }): Feature {
  const topics = [...knowledge.intents.values()].filter(({ kind }) => kind === 'topic')
  const articles = [...knowledge.laws.values()].reduce((sum, law) => sum + law.articles.size, 0)
  const oldest = topics.map(({ variants }) => variants[0].reviewed).sort()[0] ?? ''
  return {
    commands: [
      command(
        'about',
        inPrivate('start', ({ locale, t }) => {
          const figures = t('about.figures', {
            topics: topics.length,
            articles,
            laws: knowledge.laws.size,
            date: showDay(oldest, locale),
          })
          return [
            message(
              joinHtml([
                bold(t('about.title')),
                escapeHtml(t('about.body')),
                escapeHtml(t('about.limits')),
                escapeHtml(figures),
              ]),
              column([menuButton(t('ask.topics'), locale), ...humanButton(t('answer.human'), locale, knowledge)]),
            ),
          ]
        }),
      ),
    ],
  }
}
