import { readFileSync } from 'node:fs'
import type { Line, Stranger } from './line.ts'

type Row = Readonly<Record<string, unknown>>

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT') throw new Error(`${path}: there is no such file.`)
    if (code === 'EISDIR') throw new Error(`${path} is a folder, not a JSON Lines file.`)
    throw error
  }
}

function parseRow(line: string, place: string): Row {
  let row: unknown
  try {
    row = JSON.parse(line)
  } catch (error) {
    throw new Error(`${place} is not JSON (${error instanceof Error ? error.message : error}).`)
  }
  if (typeof row !== 'object' || row === null || Array.isArray(row))
    throw new Error(`${place} is no object. Write {"text": "…", "intent": "…"}.`)
  return row as Row
}

/** Reads the rows of a JSON Lines file; each must have text in all `fields`. */
function readRows(path: string, fields: readonly string[]): readonly Row[] {
  const rows = readText(path)
    .split('\n')
    .flatMap((line, index) => {
      if (line.trim() === '') return []
      const place = `${path}:${index + 1}`
      const row = parseRow(line, place)
      const lacking = fields.filter((field) => typeof row[field] !== 'string')
      if (lacking.length > 0)
        throw new Error(`${place} lacks ${lacking.map((field) => `"${field}"`).join(' and ')} as a text.`)
      return [row]
    })
  if (rows.length === 0) throw new Error(`${path} holds no line.`)
  return rows
}

/** Reads lines of text and intent. Throws an error with file and line if one is malformed or there are none. */
export function readLines(path: string): readonly Line[] {
  return readRows(path, ['text', 'intent']).map(({ text, intent }) => ({ text: String(text), intent: String(intent) }))
}

/** Reads questions out of scope, which have no intent. Throws like `readLines`. */
export function readStrangers(path: string): readonly Stranger[] {
  return readRows(path, ['text']).map(({ text, kind }) => ({
    text: String(text),
    ...(typeof kind === 'string' && { kind }),
  }))
}
