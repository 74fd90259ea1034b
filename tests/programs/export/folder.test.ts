import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeExport } from '../../../src/programs/export/folder.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'

const day = '2026-12-01'
const file = (path: string, text = path) => ({ path, text })
const read = (folder: string, path: string): string => readFileSync(join(folder, path), 'utf8')

test('a new folder is made, and nothing but the export and its list is in it', () => {
  const folder = join(temporaryFolder(), 'a/b')
  writeExport(folder, 'html', day, [file('index.html'), file('en/one.html')])
  expect(readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()).toEqual(
    ['en', join('en', 'one.html'), 'index.html', 'xubao-export.json'].toSorted(),
  )
})

test('the next export replaces what the one before wrote, and leaves what others put there', () => {
  const folder = temporaryFolder()
  writeExport(folder, 'html', day, [file('index.html'), file('en/gone.html'), file('old/gone.html')])
  writeFileSync(join(folder, 'robots.txt'), 'mine')
  writeFileSync(join(folder, 'en/notes.txt'), 'mine')
  writeExport(folder, 'html', day, [file('index.html', 'new'), file('en/two.html')])
  expect(read(folder, 'index.html')).toBe('new')
  expect([existsSync(join(folder, 'en/gone.html')), existsSync(join(folder, 'old'))]).toEqual([false, false])
  expect([read(folder, 'robots.txt'), read(folder, 'en/notes.txt')]).toEqual(['mine', 'mine'])
})

test('exports of two formats lie side by side', () => {
  const folder = temporaryFolder()
  writeExport(folder, 'html', day, [file('index.html')])
  writeExport(folder, 'jsonl', day, [file('answers.jsonl')])
  writeExport(folder, 'html', day, [file('index.html')])
  expect(read(folder, 'answers.jsonl')).toBe('answers.jsonl')
})

test.each<readonly [string, Readonly<Record<string, string>>, RegExp]>([
  ['somebody else’s files', { 'thesis.txt': 'mine' }, /is not empty and not an earlier export\. Name another folder/],
  ['a list of something else', { 'xubao-export.json': '[]' }, /is not the list of an export/],
  [
    'a list that leads out of the folder',
    { 'xubao-export.json': '{"html":{"day":"2026-12-01","files":["../x"]}}' },
    /is not the list of an export/,
  ],
  [
    'an export and somebody else’s page',
    { 'xubao-export.json': '{}', 'index.html': 'mine' },
    /index\.html was not written by an export\. Move it/,
  ],
])('a folder with %s is refused, and stays as it is', (_, files, message) => {
  const folder = temporaryFolder(files)
  expect(() => writeExport(folder, 'html', day, [file('index.html')])).toThrow(message)
  expect(readdirSync(folder).toSorted()).toEqual(Object.keys(files).toSorted())
  for (const [path, text] of Object.entries(files)) expect(read(folder, path)).toBe(text)
})

test('a file in the place of the folder is refused', () => {
  const folder = temporaryFolder({ site: 'mine' })
  expect(() => writeExport(join(folder, 'site'), 'html', day, [file('index.html')])).toThrow(/site is a file\. Name a/)
})

test('an export that was interrupted can be repeated', () => {
  const folder = temporaryFolder({ '.xubao-export-unfinished/en/one.html': 'half' })
  writeExport(folder, 'html', day, [file('index.html')])
  expect(readdirSync(folder).toSorted()).toEqual(['index.html', 'xubao-export.json'])
})
