import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Originals } from '../../knowledge/lint/articles.ts'
import { originalsFrom, type Statute } from '../../knowledge/lint/statutes.ts'
import { project } from './places.ts'

const statutesFile = join(project, '../shared/law/laws.json')
const measuredFolders = [join(project, 'evaluation'), join(project, '../shared/questions')]

/** The collection of statutes that may lie beside the project; `undefined` if there is none. */
export function readOriginals(): Originals | undefined {
  if (!existsSync(statutesFile)) return undefined
  const statutes: Statute[] = JSON.parse(readFileSync(statutesFile, 'utf8'))
  return originalsFrom(statutes)
}

/** Every question that is kept for measuring, with the name of its file. */
export function readMeasured(): readonly { readonly text: string; readonly file: string }[] {
  return measuredFolders.filter(existsSync).flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.jsonl'))
      .flatMap((file) =>
        readFileSync(join(folder, file), 'utf8')
          .trim()
          .split('\n')
          .map((line) => ({ text: String(JSON.parse(line).text), file })),
      ),
  )
}
