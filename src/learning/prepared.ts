import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Texts } from '../locale/texts.ts'
import type { Learnt } from '../matching/matcher.ts'

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

/** The files of a folder that count, by their paths in it; none where there is no such folder, which the reading itself complains about. */
function filesIn(directory: string): readonly string[] {
  if (!existsSync(directory)) return []
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|yaml|json)$/.test(name))
    .sort()
}

/** A fingerprint of every byte that what is prepared depends on: the contents, the code that reads them, and the form it is stored in. */
export function fingerprintOf({ intentsDirectory, localesDirectory }: Sources): string {
  const hash = createHash('sha256').update(process.versions.v8)
  for (const folder of [
    intentsDirectory,
    localesDirectory,
    ...rooms.map((room) => join(import.meta.dirname, '..', room)),
  ])
    for (const name of filesIn(folder)) hash.update(name).update(readFileSync(join(folder, name)))
  return hash.digest('hex')
}

const fileIn = (directory: string): string => join(directory, 'prepared.v8')

/** What was prepared earlier; `undefined` where there is nothing, or something that was made from other sources. */
function readPrepared(sources: Sources, fingerprint: string): Prepared | undefined {
  try {
    const stored = deserialize(readFileSync(fileIn(sources.cacheDirectory))) as Prepared & { fingerprint?: unknown }
    return stored.fingerprint === fingerprint ? stored : undefined
  } catch {
    // No file, half a file, or one of another version: all mean that it has to be made.
    return undefined
  }
}

/** Keeps what was prepared for the next start. Throws when the folder cannot be written to. */
export function storePrepared(prepared: Prepared, sources: Sources): void {
  mkdirSync(sources.cacheDirectory, { recursive: true })
  const unfinished = `${fileIn(sources.cacheDirectory)}.${process.pid}`
  writeFileSync(unfinished, serialize({ ...prepared, fingerprint: fingerprintOf(sources) }))
  renameSync(unfinished, fileIn(sources.cacheDirectory))
}

/** The folder itself, or a new one of this start where that cannot be written to: then every start takes as long as the first. */
function writableFolder(directory: string): string {
  try {
    mkdirSync(directory, { recursive: true })
    accessSync(directory, constants.W_OK)
    return directory
  } catch {
    return mkdtempSync(join(tmpdir(), 'xubao-'))
  }
}

/**
 * What the bot knows, from the cache. Where that is missing or out of date, a process of its own makes it, because reading and learning take several
 * times the memory that answering does. Its messages go to standard error; throws when it fails: it has said why.
 */
export function loadPrepared(sources: Sources): Prepared {
  const fingerprint = fingerprintOf(sources)
  const known = readPrepared(sources, fingerprint)
  if (known) return known
  const program = join(import.meta.dirname, '../programs/learn.ts')
  const target = { ...sources, cacheDirectory: writableFolder(sources.cacheDirectory) }
  const folders = [target.intentsDirectory, target.localesDirectory, target.cacheDirectory].map((path) => resolve(path))
  const { status, stderr } = spawnSync(process.execPath, [program, ...folders], { encoding: 'utf8' })
  const made = status === 0 ? readPrepared(target, fingerprint) : undefined
  if (!made) throw new Error(stderr.trim() || 'The knowledge base could not be prepared.')
  if (stderr) process.stderr.write(stderr)
  return made
}
