import { escapeHtml, joinHtml } from '../conversation/html.ts'
import type { Button, Feature, Reply, Turn } from '../conversation/types.ts'
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
}

/** The choice that means: answer in the language I write in. */
const automatic = 'auto'

/** `/lang`, `/lang en`, and the language buttons: a saved choice wins over what a person writes in. */
export function language({ i18n, savedLocale, saveLocale, startPage }: LanguageDependencies): Feature {
  const nameOf = (locale: Locale): string => i18n.translate(locale)('language.name')

  const question = async ({ incoming, locale, t }: Turn, intro?: string): Promise<Reply> => {
    const saved = await savedLocale(incoming.from.id)
    const choices: Button[] = i18n.locales.map((choice) => ({
      label: nameOf(choice),
      action: { name: 'speak', locale, choice },
    }))
    const current = t('language.current', { choice: saved ? nameOf(saved) : t('language.automatic') })
    return {
      html: joinHtml([
        intro !== undefined && escapeHtml(intro),
        escapeHtml(t('language.question')),
        escapeHtml(current),
      ]),
      buttons: [choices, [{ label: t('language.automatic'), action: { name: 'speak', locale, choice: automatic } }]],
    }
  }

  const save = async ({ incoming, t }: Turn, choice: Locale | undefined): Promise<string> => {
    await saveLocale(incoming.from.id, choice)
    return choice ? i18n.translate(choice)('language.saved') : t('language.automaticSaved')
  }

  return {
    commands: {
      lang: inPrivate('start', async (turn) => {
        const argument = turn.incoming.content.argument.trim()
        if (argument === '') return [await question(turn)]
        if (argument.toLowerCase() === automatic) return [{ html: escapeHtml(await save(turn, undefined)) }]
        const wanted = localeOfTag(argument, i18n.locales)
        return [
          wanted ? { html: escapeHtml(await save(turn, wanted)) } : await question(turn, turn.t('language.unknown')),
        ]
      }),
    },
    presses: {
      speak: async (turn, { choice, locale }) => {
        const wanted = choice === automatic ? undefined : choice
        if (wanted && !i18n.locales.includes(wanted))
          return [{ html: escapeHtml(turn.t('toast.oldButton')), mode: 'toast' }]
        const confirmation = escapeHtml(await save(turn, wanted))
        const page = turn.incoming.chat.kind === 'private' ? startPage(wanted ?? locale) : { html: confirmation }
        return [
          { html: confirmation, mode: 'toast' },
          { ...page, mode: 'edit' },
        ]
      },
    },
  }
}
