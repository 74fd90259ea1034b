import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { deserialize } from 'node:v8'
import { deepFreeze } from './knowledge/freeze.ts'
import type { Knowledge } from './knowledge/knowledge.ts'
import type { Texts } from './locale/texts.ts'
import type { Learnt } from './matching/matcher.ts'

/** All that the bot knows, checked, translated and learnt. */
export type Prepared = {
  readonly texts: ReadonlyMap<string, Texts>
  readonly knowledge: Knowledge
  readonly learnt: Learnt
}

/** Where what is prepared comes from and where it is kept. */
export type Sources = {
  readonly intentsDirectory: string
  readonly localesDirectory: string
  readonly cacheDirectory: string
}

/** The rooms whose code decides what is prepared; matching leaves out what privacy recognises. */
const rooms = ['knowledge', 'learning', 'locale', 'matching', 'privacy']

/** The packages are part of that code: a new version of a dictionary makes other terms. */
const lockFile = join(import.meta.dirname, '../package-lock.json')

/** The files of a folder that count, by their paths in it; none where there is no such folder, which the reading itself complains about. */
function filesIn(directory: string): readonly string[] {
  if (!existsSync(directory)) return []
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|yaml|jsonl?)$/.test(name))
    .sort()
}

/** A fingerprint of every byte that what is prepared depends on: the contents, the code that reads them, and the form it is stored in. */
export function fingerprintOf({ intentsDirectory, localesDirectory }: Sources): string {
  const hash = createHash('sha256').update(process.versions.v8)
  const folders = [
    intentsDirectory,
    join(intentsDirectory, '../evaluation'),
    localesDirectory,
    ...rooms.map((room) => join(import.meta.dirname, room)),
  ]
  for (const folder of folders)
    for (const name of filesIn(folder)) hash.update(name).update(readFileSync(join(folder, name)))
  if (existsSync(lockFile)) hash.update(readFileSync(lockFile))
  return hash.digest('hex')
}

/** Where what is prepared lies in the cache folder. */
export const preparedFile = (directory: string): string => join(directory, 'prepared.v8')

/** What was prepared earlier, frozen; `undefined` where there is nothing, or something that was made from other sources. */
function readPrepared(sources: Sources, fingerprint: string): Prepared | undefined {
  try {
    const stored = deserialize(readFileSync(preparedFile(sources.cacheDirectory))) as Prepared & {
      fingerprint?: unknown
    }
    if (stored.fingerprint !== fingerprint) return undefined
    return { ...stored, knowledge: deepFreeze(stored.knowledge) }
  } catch {
    // No file, half a file, or one of another version: all mean that it has to be made.
    return undefined
  }
}

/** Whether a folder can be written to; it is made where it is missing. */
function isWritable(directory: string): boolean {
  try {
    mkdirSync(directory, { recursive: true })
    accessSync(directory, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** Lets a process of its own prepare, and reads what it made. Throws with the reason it gave. */
function prepareIn(sources: Sources, fingerprint: string): Prepared {
  const { intentsDirectory, localesDirectory, cacheDirectory } = sources
  const program = join(import.meta.dirname, 'programs/launch.mjs')
  const folders = { intents: intentsDirectory, locales: localesDirectory, cache: cacheDirectory }
  const words = Object.entries(folders).flatMap(([name, path]) => [`--${name}`, resolve(path)])
  const { status, stderr } = spawnSync(process.execPath, [program, 'learn', ...words], { encoding: 'utf8' })
  const made = status === 0 ? readPrepared(sources, fingerprint) : undefined
  if (!made) throw new Error(stderr.trim() || 'The knowledge base could not be prepared.')
  if (stderr) process.stderr.write(stderr)
  return made
}

/**
 * What the bot knows, from the cache. Where that is missing or out of date, a process of its own makes it, because reading and learning take several
 * times the memory that answering does; a line on standard error says so. A cache folder that cannot be written to costs that time at every start.
 * Throws when it fails, with the reason.
 */
export function loadPrepared(sources: Sources): Prepared {
  const fingerprint = fingerprintOf(sources)
  const known = readPrepared(sources, fingerprint)
  if (known) return known
  const { cacheDirectory } = sources
  if (isWritable(cacheDirectory)) {
    process.stderr.write(
      'The knowledge base is new or has changed. Learning it takes about 20 seconds; the next start takes one.\n',
    )
    return prepareIn(sources, fingerprint)
  }
  process.stderr.write(
    `The cache folder ${cacheDirectory} cannot be written to (CACHE_DIR), so every start learns anew: about 20 seconds …\n`,
  )
  const temporary = mkdtempSync(join(tmpdir(), 'xubao-'))
  try {
    return prepareIn({ ...sources, cacheDirectory: temporary }, fingerprint)
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}
