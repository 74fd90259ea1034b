import type en from '../../locales/en.json'
import type { Command, Commands } from '../conversation/command.ts'
import type { Translate } from '../locale/i18n.ts'

/** The commands that menus and help name, in the order of the features that declare them. */
export const listedCommands = (commands: Commands): readonly Command[] =>
  [...commands.values()].filter(({ listed }) => listed)

/** What a command is for, in the language of the turn: `commands.<name>` in `locales/`, which every listed command has (a test holds it). */
export const describeCommand = ({ name }: Command, t: Translate): string =>
  t(`commands.${name as keyof typeof en.commands}`)
