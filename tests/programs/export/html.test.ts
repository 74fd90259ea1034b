import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeExport } from '../../../src/programs/export/folder.ts'
import { htmlFiles } from '../../../src/programs/export/html.ts'
import { topicFile } from '../../fixtures/knowledge-base.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'
import { addressesIn, deadLinks, placedFiles, realEditions, smallEditions } from './parts.ts'

const day = '2026-12-01'
const locales = ['en', 'zh-Hans', 'zh-Hant']

const pagesOf = (editions: Parameters<typeof htmlFiles>[0]): ReadonlyMap<string, string> =>
  new Map(htmlFiles(editions).map(({ path, text }) => [path, text]))

const real = realEditions(day)
const pages = pagesOf(real)

test('every topic has a page in every language, and each language a list of all of them', () => {
  const topics = real[0]?.answers.map(({ topic }) => topic) ?? []
  expect(topics.length).toBeGreaterThan(50)
  const expected = locales.flatMap((locale) => ['index', ...topics].map((page) => `${locale}/${page}.html`))
  expect([...pages.keys()].toSorted()).toEqual(['index.html', ...expected].toSorted())
  for (const locale of locales)
    for (const topic of topics) expect(pages.get(`${locale}/index.html`)).toContain(`<a href="${topic}.html">`)
})

test('every link of every page leads somewhere, and none out of the folder', () => {
  const folder = join(temporaryFolder(), 'site')
  writeExport(folder, 'html', day, htmlFiles(real))
  const links = [...pages].flatMap(([, text]) => addressesIn(text))
  expect(links.length).toBeGreaterThan(1000)
  const dead = [...pages.keys()].flatMap((path) => deadLinks(join(folder, path)).map((link) => `${path}: ${link}`))
  expect(dead).toEqual([])
})

test('a dead link would be found', () => {
  const folder = temporaryFolder({
    'a.html': '<a href="b.html"><a href="#c"><img src="https://d.e/f"><a href="a.html">',
  })
  expect(deadLinks(join(folder, 'a.html'))).toEqual(['b.html', '#c', 'https://d.e/f'])
})

test('a page loads nothing: no file beside it, no address, no script but its own', () => {
  for (const [path, text] of pages) {
    expect(text, path).not.toMatch(/<script[^>]*\ssrc|<link|<img|<iframe|@import|url\(/i)
    expect(addressesIn(text).filter((address) => /^(?:\w+:)?\/\//.test(address))).toEqual([])
    expect(text, path).toContain(`content="default-src &#39;none&#39;;`)
  }
})

test('a page says its language, has one heading of the first level, and a way past its head', () => {
  for (const [path, text] of pages) {
    if (path.includes('/')) expect(text, path).toContain(`<html lang="${path.split('/')[0]}">`)
    expect(text.match(/<h1>/g), path).toHaveLength(1)
    expect(text, path).toMatch(/<a class="skip" href="#text">.+<\/a>/)
  }
})

test('a topic has its steps, its articles in both languages, its hotlines, its days and what places decide', () => {
  const page = pages.get('en/late-fee.html') ?? ''
  for (const part of [
    '<h1>Late fees</h1>',
    '<ol><li>For the exact sum and first day, ask the tax office or 12366.</li>',
    '<summary>Social Insurance Law, Article 86</summary>',
    'lang="zh-Hans"><p>用人单位未按时足额缴纳社会保险费的',
    '<a href="tel:12366">12366</a> payments (tax office)',
    'Checked on 27 November 2026.',
    '<summary><h3>Chongqing</h3></summary>',
    'href="../zh-Hant/late-fee.html"',
  ])
    expect(page).toContain(part)
})

const answers = (short: string) => ({ en: { short }, 'zh-Hans': { short } })

test('a title cannot become markup, neither in the page nor in what the search reads', () => {
  const hostile = '<img src=x onerror=alert(1)>"\'</script><b>&amp;'
  const editions = smallEditions(day, {
    'late-fee.yaml': topicFile({ title: { en: hostile, 'zh-Hans': `滞纳金${hostile}` }, answer: answers(hostile) }),
  })
  const made = pagesOf(editions)
  for (const path of ['en/late-fee.html', 'en/index.html', 'zh-Hans/pay-arrears.html', 'zh-Hant/index.html']) {
    const text = made.get(path) ?? ''
    expect(text, path).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&lt;/script&gt;&lt;b&gt;&amp;amp;')
    expect(text, path).not.toMatch(/<img|<b>/)
    expect(text.match(/<script/g)?.length, path).toBe(text.match(/<\/script>/g)?.length)
  }
})

test('what a place decides is on the page until its last day, and then it is not', () => {
  const said = (on: string) => pagesOf(smallEditions(on, placedFiles)).get('en/waiting-period.html')
  expect(said('2027-11-01')).toContain('Three months. (checked 1 November 2026)')
  expect(said('2027-11-02')).not.toContain('Three months.')
  expect(said('2027-11-02')).not.toContain('Jiangsu')
})

test('a topic with a sum shows how it goes by an example of the day', () => {
  const page = pages.get('en/late-fee.html') ?? ''
  expect(page).toContain('<summary><h3>How much is the late fee?</h3></summary>')
  expect(page).toContain('<strong>Example</strong>: Late fee: 182.00 yuan, for the employer to pay')
  expect(page).toContain('<li>August 2026: 91 days from 1 September 2026 make 91.00 yuan.</li>')
  for (const [path, text] of pages) expect(text, path).not.toMatch(/\{\{|undefined|NaN|sum\.line/)
  const withSums = real[0]?.answers.filter(({ sums }) => sums.length > 0).length
  expect(withSums).toBeGreaterThan(4)
})

test('an answer whose review is overdue says so', () => {
  const page = (on: string) => pagesOf(smallEditions(on)).get('en/late-fee.html')
  expect(page('2027-05-01')).not.toContain('class="warning"')
  expect(page('2027-05-02')).toContain('due for a review on 1 May 2027')
})
