import { readdirSync, readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { extname, join } from 'node:path'

export type PageFile = { readonly type: string; readonly body: string }

const asItIs = (source: string): string => source

const kinds: Readonly<Record<string, { readonly type: string; readonly prepare: (source: string) => string }>> = {
  '.html': { type: 'text/html; charset=utf-8', prepare: asItIs },
  '.css': { type: 'text/css; charset=utf-8', prepare: asItIs },
  '.svg': { type: 'image/svg+xml', prepare: asItIs },
  // Browsers get the same files without their types, under the names by which they import each other.
  '.ts': { type: 'text/javascript; charset=utf-8', prepare: (source) => stripTypeScriptTypes(source) },
}

/** The files of a page by name, ready to be sent. Read once: a request never touches the disk. */
export function readPageFiles(directory: string): ReadonlyMap<string, PageFile> {
  const files = readdirSync(directory).flatMap((name): [string, PageFile][] => {
    const kind = kinds[extname(name)]
    return kind ? [[name, { type: kind.type, body: kind.prepare(readFileSync(join(directory, name), 'utf8')) }]] : []
  })
  return new Map(files)
}
