import type { Commands } from '../conversation/command.ts'
import { command } from '../conversation/command.ts'
import type { Feature } from '../conversation/feature.ts'
import { bold, escapeHtml, type Html, html, joinHtml } from '../conversation/html.ts'
import { message, type Reply } from '../conversation/reply.ts'
import type { Turn } from '../conversation/turn.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { column, humanButton, menuButton } from '../pages/buttons.ts'
import { describeCommand, listedCommands } from '../pages/commands.ts'
import { inPrivate } from '../pages/in-private.ts'

export type HelpDependencies = {
  readonly knowledge: Knowledge
  /** Every command of the bot; known only when all features are put together. */
  readonly commands: () => Commands
}

/** `/help`, and the private replies to unknown commands and unreadable messages. In groups the bot is silent about both. */
export function help({ knowledge, commands }: HelpDependencies): Feature {
  const commandList = ({ t }: Turn): Html =>
    joinHtml(
      listedCommands(commands()).map((listed) => html`/${listed.name} – ${describeCommand(listed, t)}`),
      '\n',
    )
  const withRoutes = (text: Html, { locale, t }: Turn): Reply =>
    message(text, column([menuButton(t('ask.topics'), locale), ...humanButton(t('answer.human'), locale, knowledge)]))

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
      const written = `/${turn.incoming.content.name}`
      const text = escapeHtml(turn.t('help.unknownCommand', { command: written }))
      return [withRoutes(joinHtml([text, commandList(turn)]), turn)]
    },
    onAttachment: ({ incoming, t }) =>
      incoming.chat.kind === 'group' ? [] : [message(escapeHtml(t(`attachment.${incoming.content.attachment}`)))],
  }
}
