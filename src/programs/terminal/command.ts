import { Command, InvalidArgumentError, Option } from 'commander'
import { nearest } from './nearest.ts'

/** The end of every --help: examples, and what the exit code says. */
export function helpOnCalls(name: string, examples: readonly string[]): string {
  return `
Examples:
${examples.map((words) => `  npx xubao ${words}`).join('\n')}

Exit codes of ${name}:
  0  done
  1  failed, or an error was found
  2  called wrongly`
}

/** A command of `xubao` with the help that all of them have. `examples` are what is written after `xubao`. */
export function createCommand(name: string, description: string, examples: readonly string[]): Command {
  return new Command(name).description(description).addHelpText('afterAll', helpOnCalls(name, examples))
}

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(written: string): boolean {
  const moment = new Date(`${written}T00:00:00Z`)
  const hasForm = /^\d{4}-\d{2}-\d{2}$/.test(written) && !Number.isNaN(moment.getTime())
  return hasForm && moment.toISOString().startsWith(written)
}

function readDay(written: string): string {
  if (isDay(written)) return written
  throw new InvalidArgumentError('Write a day of the calendar such as 2027-01-01.')
}

/** An option whose value is a day. */
export function dayOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser(readDay)
}

/** `--on DATE`, the same in every command that reads answers. */
export const onOption = (): Option => dayOption('--on <date>', 'read the answers as of this day instead of today')

/** `--json`, the same in every command that prints results. */
export const jsonOption = (): Option => new Option('--json', 'print the result as JSON')

/** `--intents DIR`, the same in every command that reads the knowledge base. */
export const intentsOption = (): Option =>
  new Option('--intents <folder>', 'the knowledge base (default: INTENTS_DIR, else intents/ of the project)')

/** The flags that all of these commands share, as they were given. */
export type SharedOptions = { readonly json?: true; readonly intents?: string; readonly on?: string }

/** Ends a command as called wrongly unless every name is known; suggests what was probably meant. */
export function expectKnown(
  command: Command,
  what: string,
  written: readonly string[],
  known: readonly string[],
): void {
  const messages = written
    .filter((name) => !known.includes(name))
    .map((name) => {
      const meant = nearest(name, known)
      const remedy = meant === undefined ? `There are ${known.toSorted().join(', ')}.` : `Did you mean ${meant}?`
      return `There is no ${what} "${name}". ${remedy}`
    })
  if (messages.length > 0) command.error(messages.join('\n'))
}
