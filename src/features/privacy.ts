import { command } from '../conversation/command.ts'
import type { Feature } from '../conversation/feature.ts'
import { bold, escapeHtml, joinHtml } from '../conversation/html.ts'
import { inPlace, message } from '../conversation/reply.ts'
import { inPrivate } from '../pages/in-private.ts'

export type PrivacyDependencies = {
  /** For how many days questions are kept. */
  readonly retentionDays: number
  /** Deletes everything that is kept about a person, by `Person.id`, and says what there was. */
  readonly forget: (personId: string) => Promise<{
    readonly language: boolean
    readonly questions: number
    readonly memories: number
    readonly reminders: number
  }>
}

/** `/privacy`: what is kept about a person, and for how long; `/forget`: deletes it, after a button has confirmed. */
export function privacy({ retentionDays, forget }: PrivacyDependencies): Feature {
  return {
    commands: [
      command(
        'privacy',
        inPrivate('start', ({ t }) => {
          const parts = [
            t('privacy.questions', { days: retentionDays }),
            t('privacy.memory'),
            t('privacy.reminders'),
            t('privacy.language', { automatic: t('language.automatic') }),
            t('privacy.pseudonym'),
            t('privacy.deliveries'),
            t('privacy.log'),
            t('privacy.forget'),
            t('privacy.advice'),
          ]
          return [message(joinHtml([bold(t('privacy.title')), ...parts.map(escapeHtml)]))]
        }),
      ),
      command(
        'forget',
        inPrivate('start', ({ locale, t }) => [
          message(
            escapeHtml(t('forget.question')),
            [[{ label: t('forget.confirm'), action: { name: 'forget', locale } }]],
            { unremembered: true },
          ),
        ]),
      ),
    ],
    presses: {
      forget: async ({ incoming, t }) => {
        const { language, questions, memories, reminders } = await forget(incoming.from.id)
        const gone = [
          ...(questions > 0 ? [t('forget.questions', { number: questions })] : []),
          ...(language ? [t('forget.language')] : []),
          ...(reminders > 0 ? [t('forget.reminders', { number: reminders })] : []),
          ...(memories > 0 ? [t('forget.memories')] : []),
        ]
        const text = gone.length > 0 ? [t('forget.done'), ...gone] : [t('forget.nothing')]
        return [inPlace(message(joinHtml(text.map(escapeHtml), '\n'), [], { unremembered: true }))]
      },
    },
  }
}
