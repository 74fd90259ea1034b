import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { toTraditional } from './traditional.ts'

/** The texts of one language, by the keys of `locales/en.json`. */
export type Texts = { readonly [key: string]: string | Texts }

const mapTexts = (texts: Texts, change: (text: string) => string): Texts =>
  Object.fromEntries(
    Object.entries(texts).map(([key, value]) => [
      key,
      typeof value === 'string' ? change(value) : mapTexts(value, change),
    ]),
  )

const merge = (base: Texts, override: Texts): Texts => ({
  ...base,
  ...Object.fromEntries(
    Object.entries(override).map(([key, value]) => {
      const below = base[key]
      return [key, typeof value === 'object' && typeof below === 'object' ? merge(below, value) : value]
    }),
  ),
})

/**
 * Reads the texts in the folder `directory`, one `<tag>.json` per language. `zh-Hant` is derived from `zh-Hans`; its file contains only what
 * differs. Throws if a file is not JSON or `en.json` is missing.
 */
export function readTexts(directory: string): ReadonlyMap<string, Texts> {
  const files = readdirSync(directory).filter((file) => file.endsWith('.json'))
  const texts = new Map(
    files.map((file) => [basename(file, '.json'), JSON.parse(readFileSync(join(directory, file), 'utf8')) as Texts]),
  )
  if (!texts.has('en'))
    throw new Error(`${join(directory, 'en.json')} is missing. It contains the keys that all languages share.`)
  const simplified = texts.get('zh-Hans')
  const traditional = texts.get('zh-Hant')
  if (simplified && traditional) texts.set('zh-Hant', merge(mapTexts(simplified, toTraditional), traditional))
  return texts
}
