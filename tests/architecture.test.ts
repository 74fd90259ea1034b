import { expect, test } from 'vitest'
import { houseFaults } from './support/house-rules.ts'
import { featureFaults, type Imports, importsOf, languageFaults, readSource } from './support/source-files.ts'

const source = readSource()
const real: Imports = new Map([...source].map(([file, text]) => [file, importsOf(file, text)]))

/** What one more import in one file of the real house would be told. */
function planted(file: string, imported: string): readonly string[] {
  const known = houseFaults(real)
  const faults = houseFaults(new Map([...real, [file, [...(real.get(file) ?? []), imported]]]))
  return faults.filter((fault) => !known.includes(fault))
}

test('every import follows the direction of the design, without a cycle', () => {
  expect(houseFaults(real)).toEqual([])
})

test('every file exports by name, and none uses "any"', () => {
  expect([...source].flatMap(([file, text]) => languageFaults(file, text))).toEqual([])
})

test('a file in features/ exports its feature, types that belong to it, and nothing else', () => {
  const features = [...source].filter(([file]) => file.startsWith('features/'))
  expect(features.length).toBeGreaterThan(10)
  expect(features.flatMap(([file, text]) => featureFaults(file, text))).toEqual([])
})

test('a second export beside a feature is found', () => {
  const feature = 'export function law({ pages }: Pages): Feature {\n  return {}\n}\n'
  const faultsOf = (text: string) => featureFaults('features/law.ts', text)
  expect(faultsOf(`export type Pages = { readonly pages: 1 }\n${feature}`)).toEqual([])
  for (const more of ['export const pageSize = 3', 'export function helper(): void {}', "export { a } from './a.ts'"])
    expect(faultsOf(`${feature}${more}\n`), more).toEqual([
      'src/features/law.ts must export one function that gives a Feature, and besides it only types. Move the rest to the room it belongs to.',
    ])
  expect(faultsOf('export type Pages = 1\n')).toHaveLength(1)
})

test('known imports are among those that were read', () => {
  expect(real.get('main.ts')).toContain('start.ts')
  expect(real.get('start.ts')).toContain('app.ts')
  expect(real.get('app.ts')).toContain('bot.ts')
  expect(real.get('bot.ts')).toContain('features/ask.ts')
  expect(real.get('app.ts')).toContain('telegram/telegram.ts')
  expect(real.get('store/database/database.ts')).toEqual(
    expect.arrayContaining(['kysely', 'pg', 'store/database/sqlite.ts']),
  )
  expect(real.get('locale/resolve.ts')).toEqual(['locale/detect.ts', 'locale/i18n.ts'])
  for (const list of real.values())
    for (const imported of list) if (imported.endsWith('.ts')) expect(source.has(imported), imported).toBe(true)
})

test('every form of import is read', () => {
  const text = `import a from 'one'
import type { B } from '../two/b.ts'
import {
  c,
  type D,
} from './c.ts'
import * as e from 'three'
import 'four'
import f, { g } from './f.ts'
export { h } from './h.ts'
export * from './i.ts'
const j = await import('./j.ts')
export const k = "it is from 'nowhere'"
// import l from 'nowhere'
import type en from '../../locales/en.json'`
  expect(importsOf('room/a.ts', text).toSorted()).toEqual(
    ['one', 'two/b.ts', 'room/c.ts', 'three', 'four', 'room/f.ts', 'room/h.ts', 'room/i.ts', 'room/j.ts'].toSorted(),
  )
})

test('an import in the wrong direction is found, and the message says what to do', () => {
  const wrong = [
    ['telegram/send.ts', 'features/ask.ts'],
    ['web/playground.ts', 'store/people.ts'],
    ['features/ask.ts', 'store/schema.ts'],
    ['matching/matcher.ts', 'conversation/html.ts'],
    ['matching/matcher.ts', 'learning/learn.ts'],
    ['knowledge/load.ts', 'matching/normalise.ts'],
    ['conversation/html.ts', 'knowledge/knowledge.ts'],
    ['main.ts', 'app.ts'],
    ['start.ts', 'telegram/telegram.ts'],
    ['programs/terminal/output.ts', 'telegram/telegram.ts'],
    ['telegram/intake.ts', 'store/inbox.ts'],
    ['jobs/retention.ts', 'features/ask.ts'],
  ] as const
  for (const [file, imported] of wrong) {
    const faults = planted(file, imported)
    expect(faults.join('\n')).toContain(`src/${file} imports src/${imported}, but`)
    expect(faults.join('\n')).toContain('Pass in what it needs, or move the code')
  }
  expect(planted('locale/i18n.ts', 'log.ts')).toContain(
    'src/locale/i18n.ts imports src/log.ts, but locale may import no other room. Pass in what it needs, or move the code to the room it belongs to.',
  )
})

test('a new room must be added to the rules', () => {
  expect(planted('calendar/days.ts', 'locale/i18n.ts')).toEqual([
    'src/calendar/ is a new room. Say in tests/support/house-rules.ts what it may import.',
  ])
})

test('a package outside its room is found', () => {
  expect(planted('features/ask.ts', 'telegraf')).toEqual([
    'src/features/ask.ts imports "telegraf", which only src/telegram/ may import. Use what telegram offers instead.',
  ])
  for (const name of ['kysely', 'kysely/migration', 'pg', 'node:sqlite']) {
    expect(planted('app.ts', name)).toEqual([
      `src/app.ts imports "${name}", which only src/store/ may import. Use what store offers instead.`,
    ])
  }
  expect(planted('telegram/read.ts', 'telegraf/types')).toEqual([])
})

test('a cycle of files is found and shown', () => {
  expect(planted('locale/script.ts', 'locale/resolve.ts')).toContain(
    'The files src/locale/detect.ts → src/locale/script.ts → src/locale/resolve.ts → src/locale/detect.ts import one another in a circle. Move what both need to a place that imports neither.',
  )
  expect(houseFaults(new Map([['log.ts', ['log.ts']]]))[0]).toContain('src/log.ts → src/log.ts')
})

test('a cycle of folders is found even if no file takes part in it twice', () => {
  const faults = houseFaults(
    new Map([
      ['web/server.ts', ['web/pages/index.ts']],
      ['web/pages/index.ts', []],
      ['web/pages/error.ts', ['web/headers.ts']],
      ['web/headers.ts', []],
    ]),
  )
  expect(faults).toEqual([
    'The folders src/web → src/web/pages → src/web import one another in a circle. Move what both need to a place that imports neither.',
  ])
})

test('a default export and the type "any" are found, the word "any" is not', () => {
  const faultsOf = (text: string) => languageFaults('room/a.ts', text)
  expect(faultsOf('export default 1')).toEqual([
    'src/room/a.ts has a default export. Export it by name, so that it has one name everywhere.',
  ])
  expect(faultsOf('const a = 1\nexport { a as default }')).toHaveLength(1)
  for (const text of ['let a: any', 'f(x as any)', 'const a: any[] = []', 'Map<string, any>', 'a: string | any)'])
    expect(faultsOf(text), text).toEqual([
      'src/room/a.ts uses the type "any". Write the type, or use "unknown" and check it where it is used.',
    ])
  for (const text of [
    '// here: any\nlet a: unknown',
    '/** as any\n * one does */',
    "'then English, then any.'",
    'any(x)',
  ])
    expect(faultsOf(text), text).toEqual([])
})
