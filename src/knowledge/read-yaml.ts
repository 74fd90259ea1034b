import { readFileSync } from 'node:fs'
import { type Document, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import type { Problem } from './problem.ts'

/** A checked file that knows the line of each value, for messages. */
export type YamlFile<T> = {
  readonly file: string
  readonly value: T
  /** The line (from 1) of the value at `path`, or of the nearest value around it. */
  readonly lineOf: (path: readonly PropertyKey[]) => number
}

export type YamlResult<T> = { readonly yaml: YamlFile<T> } | { readonly problems: readonly Problem[] }

function lineFinder(document: Document, lines: LineCounter): (path: readonly PropertyKey[]) => number {
  return (path) => {
    for (let length = path.length; length > 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true)
      if (node && typeof node === 'object' && 'range' in node && Array.isArray(node.range))
        return lines.linePos(node.range[0]).line
    }
    return 1
  }
}

type Fault = { readonly path: readonly PropertyKey[]; readonly message: string }

/** Explains an issue of the schema to the author; lists unknown keys one by one. */
function explain(issue: z.core.$ZodIssue): Fault[] {
  const { path } = issue
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: [...path, key],
      message: 'is not a key of this file; correct its spelling, or remove it',
    }))
  const isMissing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined')
  return [{ path, message: isMissing ? 'is missing; write it' : issue.message }]
}

/**
 * Reads a YAML file and checks it against `schema`. Returns the value, or every problem with its line.
 * @param path where the file is
 * @param file how messages name it
 */
export function readYaml<S extends z.ZodType>(path: string, file: string, schema: S): YamlResult<z.output<S>> {
  const lines = new LineCounter()
  const document = parseDocument(readFileSync(path, 'utf8'), { lineCounter: lines, prettyErrors: false })
  if (document.errors.length > 0) {
    return {
      problems: document.errors.map((error) => ({
        file,
        line: lines.linePos(error.pos[0]).line,
        message: `is not valid YAML: ${error.message}`,
      })),
    }
  }
  const lineOf = lineFinder(document, lines)
  const parsed = schema.safeParse(document.toJS())
  if (parsed.success) return { yaml: { file, value: parsed.data, lineOf } }
  return {
    problems: parsed.error.issues.flatMap(explain).map(({ path, message }) => ({
      file,
      line: lineOf(path),
      message: `${path.join('.') || 'the file'}: ${message}`,
    })),
  }
}
