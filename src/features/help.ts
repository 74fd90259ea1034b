import { command } from '../conversation/command.ts'
import type { Feature } from '../conversation/feature.ts'
import { bold, escapeHtml, type Html, html, joinHtml } from '../conversation/html.ts'
import { message, type Reply } from '../conversation/reply.ts'
import type { Turn } from '../conversation/turn.ts'
import { column, humanButton, menuButton } from '../pages/buttons.ts'
import { inPrivate } from '../pages/in-private.ts'

/** The commands people are told about, in the order of the menu; each has a description under `commands` in `locales/`. */
export const listedCommands = ['start', 'topics', 'faq', 'law', 'lang', 'help', 'about', 'privacy', 'forget'] as const

const commandList = ({ t }: Turn): Html =>
  joinHtml(
    listedCommands.map((command) => html`/${command} – ${t(`commands.${command}`)}`),
    '\n',
  )

const withRoutes = (text: Html, { locale, t }: Turn): Reply =>
  message(text, column([menuButton(t('ask.topics'), locale), humanButton(t('answer.human'), locale)]))

/** `/help`, and what is said in private to a command nobody knows and to what cannot be read. In groups both meet silence. */
export function help(): Feature {
  return {
    commands: [
      command(
        'help',
        inPrivate('start', (turn) => {
          const { t } = turn
          const text = joinHtml([
            bold(t('help.title')),
            escapeHtml(t('help.body')),
            escapeHtml(t('help.groups')),
            escapeHtml(t('help.administrators')),
            bold(t('help.commands')),
            commandList(turn),
          ])
          return [withRoutes(text, turn)]
        }),
      ),
    ],
    onUnknownCommand: (turn) => {
      if (turn.incoming.chat.kind === 'group') return []
      const command = `/${turn.incoming.content.name}`
      return [withRoutes(joinHtml([escapeHtml(turn.t('help.unknownCommand', { command })), commandList(turn)]), turn)]
    },
    onAttachment: (turn) =>
      turn.incoming.chat.kind === 'group' ? [] : [message(escapeHtml(turn.t('help.attachment')))],
  }
}
