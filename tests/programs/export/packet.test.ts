import { expect, test } from 'vitest'
import { packetFiles } from '../../../src/programs/export/packet.ts'
import { topicFile } from '../../fixtures/knowledge-base.ts'
import { placedFiles, realEditions, smallEditions } from './parts.ts'

const day = '2026-12-01'
const packetOf = (editions: Parameters<typeof packetFiles>[0]): string => packetFiles(editions)[0]?.text ?? ''

const real = realEditions(day)

test('every topic is in the packet with its number, its words in both languages and a line to tick', () => {
  const packet = packetOf(real)
  const topics = real.find(({ locale }) => locale === 'zh-Hans')?.answers ?? []
  expect(topics.length).toBeGreaterThan(50)
  for (const [at, { topic, title }] of topics.entries()) {
    expect(packet).toContain(`id="${topic}"><h2>${at + 1}. ${title}</h2>`)
    expect(packet).toContain(`<a href="#${topic}">`)
  }
  expect(packet.match(/☐ 内容无误/g)).toHaveLength(topics.length)
  expect(packet).toContain('<div lang="en"><h3>Late fees</h3>')
  expect(packet).not.toContain('lang="zh-Hant"')
})

test('an article is shown in Chinese and in translation, and a statement of a place with its source', () => {
  const packet = packetOf(smallEditions(day, placedFiles))
  for (const part of [
    '<blockquote><p>每日加收万分之五。</p></blockquote>',
    '<blockquote><div lang="en"><p>A late fee of 0.05 % a day.</p></div></blockquote>',
    'Three months. (checked 1 November 2026)',
    'jiangsu-rules#1/2 · Read at https://example.org/rules',
  ])
    expect(packet).toContain(part)
  // Once for a topic that cites this paragraph, once for the place.
  expect(packet.match(/<blockquote><p>费用如下：/g)).toHaveLength(2)
})

test('the packet escapes what authors wrote', () => {
  const title = { en: '<img src=x>', 'zh-Hans': '滞纳金<img>' }
  expect(packetOf(smallEditions(day, { 'late-fee.yaml': topicFile({ title }) }))).not.toContain('<img')
})
