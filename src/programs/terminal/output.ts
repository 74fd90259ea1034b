import { accessSync, constants } from 'node:fs'
import { dirname, resolve } from 'node:path'

// A reader may stop before the end (`… | head`). Nothing is wrong then, and the rest is not needed.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

/** Writes a line to standard output. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Writes a value to standard output as JSON, for other programs. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2))
}

/** A path relative to the folder in which the program was started: npm changes to the folder of the package first, and says where it came from. */
export function pathFromStart(written: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), written)
}

/** The path of a file that an option asks to be written. Throws when its folder cannot be written to, before minutes are spent on what goes there. */
export function outputFile(option: string, written: string): string {
  const path = pathFromStart(written)
  try {
    accessSync(dirname(path), constants.W_OK)
  } catch {
    throw new Error(`--${option} ${written}: the folder ${dirname(path)} is missing or cannot be written to.`)
  }
  return path
}

/** Runs a program. An error that it throws becomes one message on standard error, and exit code 1. */
export async function run(program: () => void | Promise<void>): Promise<void> {
  try {
    await program()
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  }
}
