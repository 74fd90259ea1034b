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

/** Everything the bot knows: checked, translated and learnt. */
export type Prepared = {
  readonly texts: ReadonlyMap<string, Texts>
  readonly knowledge: Knowledge
  readonly learnt: Learnt
}

/** The folders that prepared knowledge is made from, and the folder that stores it. */
export type Sources = {
  readonly intentsDirectory: string
  readonly localesDirectory: string
  readonly cacheDirectory: string
}

/** The folders whose code affects the result. `privacy` is one of them: matching ignores what it recognises. */
const rooms = ['knowledge', 'learning', 'locale', 'matching', 'privacy']

/** Packages are part of that code: a new version of a dictionary produces different terms. */
const lockFile = join(import.meta.dirname, '../package-lock.json')

/** Relative paths of the relevant files in a folder. Empty if the folder is missing; the loader reports that. */
function filesIn(directory: string): readonly string[] {
  if (!existsSync(directory)) return []
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|yaml|jsonl?)$/.test(name))
    .sort()
}

/** A fingerprint of everything the result depends on: the files, the code that reads them, and the storage format. */
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

/** The path of the stored result in a cache folder. */
export const preparedFile = (directory: string): string => join(directory, 'prepared.v8')

/** The stored result, frozen; `undefined` if there is none or if it was made from other sources. */
function readPrepared(sources: Sources, fingerprint: string): Prepared | undefined {
  try {
    const stored = deserialize(readFileSync(preparedFile(sources.cacheDirectory))) as Prepared & {
      fingerprint?: unknown
    }
    if (stored.fingerprint !== fingerprint) return undefined
    return { ...stored, knowledge: deepFreeze(stored.knowledge) }
  } catch {
    // No file, a truncated file, or another version's file: in each case it must be made again.
    return undefined
  }
}

/** Whether a folder is writable. Creates it if it is missing. */
function isWritable(directory: string): boolean {
  try {
    mkdirSync(directory, { recursive: true })
    accessSync(directory, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** Runs `xubao learn` in a separate process, which ends if this one does, and reads its result. Throws with the reason that process gave. */
function prepareIn(sources: Sources, fingerprint: string): Prepared {
  const { intentsDirectory, localesDirectory, cacheDirectory } = sources
  const program = join(import.meta.dirname, 'programs/launch.mjs')
  const folders = { intents: intentsDirectory, locales: localesDirectory, cache: cacheDirectory }
  const words = Object.entries(folders).flatMap(([name, path]) => [`--${name}`, resolve(path)])
  const learn = [program, 'learn', ...words, '--parent', String(process.pid)]
  const { status, stderr } = spawnSync(process.execPath, learn, { encoding: 'utf8' })
  const made = status === 0 ? readPrepared(sources, fingerprint) : undefined
  if (!made) throw new Error(stderr.trim() || 'The knowledge base could not be prepared.')
  if (stderr) process.stderr.write(stderr)
  return made
}

/**
 * Loads what the bot knows from the cache. If the cache is missing or out of date, a separate process fills it, because reading and learning need
 * several times the memory of answering; a line on standard error says so. If the cache folder is not writable, every start takes that time.
 * Throws with the reason if preparing fails.
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
    `The cache folder ${cacheDirectory} is not writable (CACHE_DIR), so every start learns again: about 20 seconds …\n`,
  )
  const temporary = mkdtempSync(join(tmpdir(), 'xubao-'))
  try {
    return prepareIn({ ...sources, cacheDirectory: temporary }, fingerprint)
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}
