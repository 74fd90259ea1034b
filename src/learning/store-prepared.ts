import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { serialize } from 'node:v8'
import { fingerprintOf, type Prepared, preparedFile, type Sources } from '../prepared.ts'

/** Keeps what was prepared for the next start. Throws when the folder cannot be written to. */
export function storePrepared(prepared: Prepared, sources: Sources): void {
  mkdirSync(sources.cacheDirectory, { recursive: true })
  const file = preparedFile(sources.cacheDirectory)
  const unfinished = `${file}.${process.pid}`
  writeFileSync(unfinished, serialize({ ...prepared, fingerprint: fingerprintOf(sources) }))
  renameSync(unfinished, file)
}
