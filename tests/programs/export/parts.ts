import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { loadKnowledge } from '../../../src/knowledge/load.ts'
import { createI18n } from '../../../src/locale/i18n.ts'
import { readTexts } from '../../../src/locale/texts.ts'
import { type Edition, writeEditions } from '../../../src/programs/export/answers.ts'
import { type Files, knowledgeBase, lawFile } from '../../fixtures/knowledge-base.ts'

const project = join(import.meta.dirname, '../../..')
const i18n = createI18n(readTexts(join(project, 'locales')))

/** The real answers as of a day. */
export const realEditions = (day: string): readonly Edition[] =>
  writeEditions(loadKnowledge(join(project, 'intents')), i18n, day)

/** The answers of a small knowledge base, in which Jiangsu decides something about the waiting period until 1 November 2027. */
export const placedFiles: Files = {
  'regions.yaml': [{ code: '32', 'zh-Hans': '江苏', en: 'Jiangsu' }],
  'laws/jiangsu-rules.yaml': lawFile({ level: 'local', region: '32' }),
  'places/jiangsu.yaml': {
    region: '32',
    statements: [
      {
        topics: ['waiting-period'],
        en: 'Three months.',
        'zh-Hans': '等三个月之后。',
        citations: ['jiangsu-rules#1/2'],
        source: 'https://example.org/rules',
        checked: '2026-11-01',
        expires: '2027-11-01',
      },
    ],
  },
}

/** The answers of a small knowledge base as of a day. */
export const smallEditions = (day: string, files: Files = {}): readonly Edition[] =>
  writeEditions(knowledgeBase(files).load(), i18n, day)

/** The addresses in the attributes of a page. */
export const addressesIn = (html: string): readonly string[] =>
  [...html.matchAll(/\s(?:href|src|action|poster|data)="([^"]*)"/g)].map(([, address = '']) => address)

/** The links of a page on the disk that lead to nothing. */
export function deadLinks(path: string): readonly string[] {
  const html = readFileSync(path, 'utf8')
  return addressesIn(html).filter((address) => {
    if (/^tel:\d+$/.test(address)) return false
    const [file = '', id] = address.split('#')
    const target = file === '' ? path : join(dirname(path), file)
    if (/^[a-z]+:|^\//i.test(file) || !existsSync(target)) return true
    return id !== undefined && !readFileSync(target, 'utf8').includes(` id="${id}"`)
  })
}
