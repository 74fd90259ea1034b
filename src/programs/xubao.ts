import { Command, CommanderError, type OutputConfiguration } from 'commander'
import { config as loadDotenv } from 'dotenv'
import { withoutSecrets } from '../log.ts'
import { helpOnCalls } from './terminal/command.ts'

/** Every command, in the order of `xubao --help`. Only the one that is called is loaded. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./start.ts')).start(),
  ask: async () => (await import('./ask.ts')).ask(),
  lint: async () => (await import('./lint.ts')).lint(),
  knowledge: async () => (await import('./knowledge.ts')).knowledge(),
  eval: async () => (await import('./eval.ts')).evaluate(),
  'self-test': async () => (await import('./self-test.ts')).selfTest(),
  calibrate: async () => (await import('./calibrate.ts')).calibrate(),
  schemas: async () => (await import('./schemas.ts')).schemas(),
  db: async () => (await import('./db.ts')).db(),
  questions: async () => (await import('./questions.ts')).questions(),
  export: async () => (await import('./export.ts')).exportAnswers(),
  reviewed: async () => (await import('./reviewed.ts')).reviewed(),
  learn: async () => (await import('./learn.ts')).learn(),
}

/** The names of all commands; each is also an npm script. */
export const commandNames: readonly string[] = Object.keys(commands)

/** A command takes over where messages go and that errors are thrown, and so do the commands below it; each names its own help after an error. */
function adopt(command: Command, parent: Command, path: string): void {
  command.copyInheritedSettings(parent).showHelpAfterError(`\`npx xubao ${path} --help\` explains it.`)
  for (const below of command.commands) adopt(below, parent, `${path} ${below.name()}`)
}

async function createProgram(called: string | undefined, output: OutputConfiguration): Promise<Command> {
  const program = new Command('xubao')
    .description('Xubao 续保: the bot, and the tools for its knowledge base.')
    .addHelpText('after', helpOnCalls('<command>', ['start', 'ask "医保断了两个月怎么补"', 'lint --on 2027-01-01']))
    .showHelpAfterError('`npx xubao --help` lists the commands.')
    .exitOverride()
    .configureOutput(output)
  for (const [name, load] of Object.entries(commands)) {
    if (called !== undefined && called in commands && called !== name) continue
    const command = await load()
    adopt(command, program, name)
    program.addCommand(command)
  }
  return program
}

/**
 * Runs `xubao <words>` and gives its exit code: 0 done, 1 failed or errors found, 2 called wrongly. Settings are read from the environment and from
 * .env. Errors become one message on standard error.
 * @param output where help and errors go instead of the terminal
 */
export async function runXubao(words: readonly string[], output: OutputConfiguration = {}): Promise<number> {
  loadDotenv({ quiet: true })
  const writeError = output.writeErr ?? ((text: string) => void process.stderr.write(text))
  const program = await createProgram(words[0], output)
  try {
    await program.parseAsync(words, { from: 'user' })
    return 0
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    writeError(`${withoutSecrets(error instanceof Error ? error.message : String(error)).trimEnd()}\n`)
    return 1
  }
}
