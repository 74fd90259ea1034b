import { expect, test } from 'vitest'
import { parseTelegramHtml, wordsOfHtml } from '../../../../src/web/playground/page/telegram-html.ts'

test('the elements that Telegram knows become pieces', () => {
  expect(parseTelegramHtml('<b>Late <i>fee</i></b>, <code>/law</code>')).toEqual([
    { tag: 'b', pieces: [{ text: 'Late ' }, { tag: 'i', pieces: [{ text: 'fee' }] }] },
    { text: ', ' },
    { tag: 'code', pieces: [{ text: '/law' }] },
  ])
})

test('other names of an element become the same piece', () => {
  expect(parseTelegramHtml('<strong>a</strong><em>b</em>')).toEqual([
    { tag: 'b', pieces: [{ text: 'a' }] },
    { tag: 'i', pieces: [{ text: 'b' }] },
  ])
})

test('a quotation may be expandable', () => {
  expect(parseTelegramHtml('<blockquote expandable>x</blockquote><blockquote>y</blockquote>')).toEqual([
    { tag: 'blockquote', isExpandable: true, pieces: [{ text: 'x' }] },
    { tag: 'blockquote', isExpandable: false, pieces: [{ text: 'y' }] },
  ])
})

test('a link leads to its https address', () => {
  const [link] = parseTelegramHtml('<a href="https://www.gov.cn/?a=1&amp;b=2">law</a>')
  expect(link).toEqual({ tag: 'a', address: 'https://www.gov.cn/?a=1&b=2', pieces: [{ text: 'law' }] })
})

test.each([
  '<a href="javascript:alert(1)">x</a>',
  '<a href="JaVaScRiPt:alert(1)">x</a>',
  '<a href=" https://a.example">x</a>',
  '<a href="data:text/html,<b>">x</a>',
  '<a href="http://a.example">x</a>',
  '<a href="//a.example">x</a>',
  "<a href='https://a.example'>x</a>",
  '<a href="https://a.example" onclick="alert(1)">x</a>',
  '<a onclick="alert(1)" href="https://a.example">x</a>',
  '<a>x</a>',
])('%s leads nowhere', (html) => {
  const addresses = parseTelegramHtml(html).map((piece) =>
    'tag' in piece && piece.tag === 'a' ? piece.address : undefined,
  )
  expect(addresses.every((address) => address === undefined)).toBe(true)
})

test.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '<iframe src="https://a.example">',
  '<style>*{}</style>',
  '<SCRIPT>alert(1)</SCRIPT>',
  '<math><mi>x</mi></math>',
  '<!-- x -->',
  '</b>',
  '<',
])('%s is shown as the text it is', (html) => {
  expect(wordsOfHtml(html)).toBe(html)
  expect(parseTelegramHtml(html).every((piece) => 'text' in piece)).toBe(true)
})

test('attributes of other elements are dropped', () => {
  expect(parseTelegramHtml('<b onmouseover="alert(1)" style="color:red">x</b>')).toEqual([
    { tag: 'b', pieces: [{ text: 'x' }] },
  ])
})

test('entities are resolved once and never make an element', () => {
  expect(wordsOfHtml('&lt;b&gt; &amp;lt; &quot; &nbsp;')).toBe('<b> &lt; " &nbsp;')
  expect(parseTelegramHtml('&lt;img src=x&gt;')).toEqual([
    { text: '&lt;img src=x&gt;'.replace('&lt;', '<').replace('&gt;', '>') },
  ])
})

test('what is not closed, or closed in the wrong order, keeps all its words', () => {
  expect(wordsOfHtml('<b>one <i>two</b> three')).toBe('one two</b> three')
  expect(parseTelegramHtml('<b>one')).toEqual([{ tag: 'b', pieces: [{ text: 'one' }] }])
})
