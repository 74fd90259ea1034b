import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

/** The imports of a file: files in `src` by path (`locale/i18n.ts`), packages by name (`kysely`, `node:fs`). */
export type Imports = ReadonlyMap<string, readonly string[]>

const root = join(import.meta.dirname, '../../src')

const importing =
  /^(?:import|export)\s+(?:type\s+)?(?:[\w$]+\s*,?\s*)?(?:\*(?:\s+as\s+\w+)?|\{[^}]*\})?\s*from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\(\s*'([^']+)'/gm

/** Finds the imports in the text of `file`. Leaves out files outside `src`, which may only be data. */
export function importsOf(file: string, text: string): readonly string[] {
  return [...text.matchAll(importing)].flatMap((match) => {
    const written = match[1] ?? match[2] ?? match[3] ?? ''
    if (!written.startsWith('.')) return [written]
    const path = posix.join(posix.dirname(file), written)
    return path.startsWith('..') && path.endsWith('.json') ? [] : [path]
  })
}

/** The text of every TypeScript file below `src`, by its path. */
export function readSource(): ReadonlyMap<string, string> {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  return new Map(files.sort().map((file) => [file, readFileSync(join(root, file), 'utf8')]))
}

const comments = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm
const anyType = /(?::\s*|\bas\s+|[<|&,]\s*)any\b(?=\s*(?:[[\];,)>=|&{]|$))/m

/** Finds what the language allows but this project does not. */
export function languageFaults(file: string, text: string): readonly string[] {
  const code = text.replace(comments, '')
  const faults = []
  if (/^export\s+default\b|\bas\s+default\b/m.test(code))
    faults.push(`src/${file} has a default export. Export it by name, so that it has one name everywhere.`)
  if (anyType.test(code))
    faults.push(`src/${file} uses the type "any". Write the type, or use "unknown" and check it where it is used.`)
  return faults
}

/** What keeps a file of `features/` from being one ability and nothing else. */
export function featureFaults(file: string, text: string): readonly string[] {
  const code = text.replace(comments, '')
  const exported = code.match(/^export (?!type\b).*$/gm) ?? []
  const isOne = exported.length === 1 && /^export function \w+\([^;]*?\): Feature \{$/m.test(code)
  return isOne
    ? []
    : [
        `src/${file} must export one function that gives a Feature, and besides it only types. Move the rest to the room it belongs to.`,
      ]
}
