import { command } from '../conversation/command.ts'
import type { Feature } from '../conversation/feature.ts'
import { escapeHtml, joinHtml } from '../conversation/html.ts'
import { type Button, inPlace, type MessageReply, message, toast } from '../conversation/reply.ts'
import type { Turn } from '../conversation/turn.ts'
import type { I18n, Locale } from '../locale/i18n.ts'
import { localeOfTag } from '../locale/resolve.ts'
import { inPrivate } from '../pages/in-private.ts'
import type { StartPage } from '../pages/start-page.ts'

/** Remembers the language a person chose; `undefined` forgets it. */
export type SaveLocale = (personId: string, locale: Locale | undefined) => Promise<void>

export type LanguageDependencies = {
  readonly i18n: I18n
  readonly savedLocale: (personId: string) => Promise<Locale | undefined>
  readonly saveLocale: SaveLocale
  readonly startPage: StartPage
  /** The language that words ask for. */
  readonly languageWish: (words: string) => Locale | undefined
}

/** The choice that means: answer in the language I write in. */
const automatic = 'auto'

/** `/lang`, `/lang en`, and the language buttons: a saved choice wins over what a person writes in. */
export function language({ i18n, savedLocale, saveLocale, startPage, languageWish }: LanguageDependencies): Feature {
  const nameOf = (locale: Locale): string => i18n.translate(locale)('language.name')

  const question = async ({ incoming, locale, t }: Turn, intro?: string): Promise<MessageReply> => {
    const saved = await savedLocale(incoming.from.id)
    const choices: Button[] = i18n.locales.map((choice) => ({
      label: nameOf(choice),
      action: { name: 'speak', locale, choice },
    }))
    const current = t('language.current', { choice: saved ? nameOf(saved) : t('language.automatic') })
    return message(
      joinHtml([intro !== undefined && escapeHtml(intro), escapeHtml(t('language.question')), escapeHtml(current)]),
      [choices, [{ label: t('language.automatic'), action: { name: 'speak', locale, choice: automatic } }]],
    )
  }

  const save = async ({ incoming, t }: Turn, choice: Locale | undefined): Promise<string> => {
    await saveLocale(incoming.from.id, choice)
    return choice ? i18n.translate(choice)('language.saved') : t('language.automaticSaved')
  }

  return {
    commands: [
      command(
        'lang',
        inPrivate('start', async (turn) => {
          const argument = turn.incoming.content.argument.trim()
          if (argument === '') return [await question(turn)]
          if (argument.toLowerCase() === automatic) return [message(escapeHtml(await save(turn, undefined)))]
          const wanted = localeOfTag(argument, i18n.locales) ?? languageWish(argument)
          return [
            wanted ? message(escapeHtml(await save(turn, wanted))) : await question(turn, turn.t('language.unknown')),
          ]
        }),
        { argument: 'code' },
      ),
    ],
    presses: {
      speak: async (turn, { choice, locale }) => {
        const wanted = choice === automatic ? undefined : choice
        if (wanted && !i18n.locales.includes(wanted)) return [toast(turn.t('toast.oldButton'))]
        const confirmation = await save(turn, wanted)
        const page =
          turn.incoming.chat.kind === 'private' ? startPage(wanted ?? locale) : message(escapeHtml(confirmation))
        return [toast(confirmation), inPlace(page)]
      },
    },
  }
}
