import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Converter } from 'opencc-js/t2cn'
import { pinyin } from 'pinyin-pro'
import { expect, test } from 'vitest'

const folder = join(import.meta.dirname, '../../src/locale/han')

/** The common unified ideographs (Unicode block 4E00–9FFF). */
const characters = Array.from({ length: 0x9fff - 0x4e00 + 1 }, (_, index) => String.fromCharCode(0x4e00 + index))

/** The traditional characters and, at the same positions, their simplified forms. */
function simplifiedTable() {
  const toMainland = Converter({ from: 't', to: 'cn' })
  const pairs = characters
    .map((character) => [character, toMainland(character)] as const)
    .filter(([from, to]) => from !== to && to.length === 1)
  return { from: pairs.map(([from]) => from).join(''), to: pairs.map(([, to]) => to).join('') }
}

/** Characters whose first reading in the dictionary is not the usual one. */
const usualReadings: Readonly<Record<string, string>> = { 了: 'le', 重: 'chong' }

/** Each Mandarin syllable without its tone, and the characters with that usual reading. */
function syllableTable() {
  const bySyllable = Map.groupBy(
    characters,
    (character) => usualReadings[character] ?? pinyin(character, { toneType: 'none', v: true }),
  )
  const read = [...bySyllable].filter(([syllable]) => /^[a-z]+$/.test(syllable))
  return Object.fromEntries(
    read.map(([syllable, own]) => [syllable, own.join('')] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

const tables = { 'simplified.json': simplifiedTable, 'syllables.json': syllableTable }

// `TABLES=write` rewrites the tables, for a new version of a dictionary.
test.each(Object.entries(tables))('the table %s agrees with the dictionary', (file, make) => {
  const path = join(folder, file)
  if (process.env.TABLES === 'write') writeFileSync(path, `${JSON.stringify(make(), null, 2)}\n`)
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(make())
})
