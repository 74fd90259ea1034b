import type { CommandContent } from './incoming.ts'
import type { Answered, Turn } from './turn.ts'

/** Who may use a command. `group-admin`: in a group one of its administrators, in private an operator; `operator`: those who run the bot. */
export type Needs = 'everyone' | 'group-admin' | 'operator'

/** A command, declared by the feature that answers it. Menus, help and gates are read from this. */
export type Command = {
  /** Lower case, without the slash (Bot API, BotCommand: 1–32 of a-z, 0-9 and _). */
  readonly name: string
  /** What may follow it: words in a language, or a code such as a deep link's payload; nothing if absent. */
  readonly argument?: 'words' | 'code'
  /** Whether a group may use it without naming the bot. */
  readonly inGroups: boolean
  /** Whether menus and help name it. Its description is `commands.<name>` in `locales/`. */
  readonly listed: boolean
  readonly worksWhilePaused: boolean
  readonly needs: Needs
  readonly answer: (turn: Turn<CommandContent>) => Answered
}

/** A command for everyone that menus name and groups must address to the bot: what most commands are. */
export function command(
  name: string,
  answer: Command['answer'],
  differently: Partial<Omit<Command, 'name' | 'answer'>> = {},
): Command {
  return { name, inGroups: false, listed: true, worksWhilePaused: false, needs: 'everyone', ...differently, answer }
}

/** Every command there is, by name. */
export type Commands = ReadonlyMap<string, Command>
