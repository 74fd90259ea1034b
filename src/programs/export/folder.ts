import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'

/** A file of an export: its path below the folder, with `/`, and its text. */
export type OutputFile = { readonly path: string; readonly text: string }

/** Says which files an export wrote, so that the next one replaces these and no others. */
const listName = 'xubao-export.json'

/** Where files are written first; leftovers of an interrupted export are overwritten. */
const asideName = '.xubao-export-unfinished'

/** No path leads out of the folder, whatever was written into the list since. */
const safePath = z.string().regex(/^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/)
const listSchema = z.record(z.string(), z.object({ day: z.string(), files: z.array(safePath) }))
type Lists = z.output<typeof listSchema>

function readLists(folder: string): Lists | undefined {
  const path = join(folder, listName)
  if (!existsSync(path)) return undefined
  try {
    return listSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    throw new Error(`${path} is not the list of an export. Name another folder, or an empty one.`)
  }
}

/** What earlier exports wrote into the folder, by format. Throws if the folder holds anything but an export. */
export function earlierExports(folder: string): Lists {
  if (!existsSync(folder)) return {}
  if (!statSync(folder).isDirectory()) throw new Error(`${folder} is a file. Name a folder.`)
  const lists = readLists(folder)
  if (lists) return lists
  if (readdirSync(folder).some((name) => name !== asideName))
    throw new Error(`${folder} is not empty and not an earlier export. Name another folder, or an empty one.`)
  return {}
}

/** Throws if a file of somebody else stands where one is to be written. */
function refuseForeign(folder: string, files: readonly OutputFile[], lists: Lists): void {
  const ours = new Set(Object.values(lists).flatMap((list) => list.files))
  const foreign = files.find(({ path }) => !ours.has(path) && existsSync(join(folder, path)))
  if (foreign)
    throw new Error(`${join(folder, foreign.path)} was not written by an export. Move it, or name another folder.`)
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

/** Removes a file of an earlier export, and its folder if nothing else is in it. */
function remove(folder: string, path: string): void {
  rmSync(join(folder, path), { force: true })
  const below = dirname(join(folder, path))
  if (below !== folder && existsSync(below) && readdirSync(below).length === 0) rmdirSync(below)
}

/**
 * Writes an export into a folder, which it makes if need be: first aside, then each file into its place. Files of an earlier export of the format that are
 * no longer part of it are removed; nothing else is. Throws if the folder holds something else.
 */
export function writeExport(folder: string, format: string, day: string, files: readonly OutputFile[]): void {
  const lists = earlierExports(folder)
  refuseForeign(folder, files, lists)
  const aside = join(folder, asideName)
  rmSync(aside, { recursive: true, force: true })
  for (const { path, text } of files) write(join(aside, path), text)
  const paths = files.map(({ path }) => path)
  const before = lists[format]?.files ?? []
  // Listed before they are there: an interrupted export can be repeated.
  const list = (own: readonly string[]) => JSON.stringify({ ...lists, [format]: { day, files: own } }, null, 2)
  write(join(folder, listName), `${list([...new Set([...before, ...paths])])}\n`)
  for (const path of paths) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    renameSync(join(aside, path), join(folder, path))
  }
  for (const path of before.filter((one) => !paths.includes(one))) remove(folder, path)
  write(join(folder, listName), `${list(paths)}\n`)
  rmSync(aside, { recursive: true, force: true })
}
