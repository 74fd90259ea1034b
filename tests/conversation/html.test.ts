import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  bold,
  escapeHtml,
  expandableQuote,
  type Html,
  html,
  italic,
  joinHtml,
  link,
  plainText,
  raw,
} from '../../src/conversation/html.ts'
import { anyText } from '../fixtures/any-text.ts'

/** What Telegram drops by itself: control characters, except line breaks and tabs. */
const withoutControls = (text: string): string => text.replace(/(?![\n\t])\p{Cc}/gu, '')

test('no part of any text becomes markup, and the reader gets the text back', () => {
  fc.assert(
    fc.property(anyText(), (text) => {
      const escaped = escapeHtml(text)
      expect(escaped).not.toMatch(/[<>]|&(?!(?:amp|lt|gt);)/)
      expect(plainText(escaped)).toBe(withoutControls(text))
    }),
  )
})

test('every way of putting text into a message escapes it', () => {
  fc.assert(
    fc.property(anyText(10), (text) => {
      for (const [message, before, after] of [
        [bold(text), '<b>', '</b>'],
        [italic(text), '<i>', '</i>'],
        [html`<u>${text}</u>`, '<u>', '</u>'],
        [link(text, 'https://www.gov.cn/'), '<a href="https://www.gov.cn/">', '</a>'],
      ] as const) {
        expect(message).toBe(before + escapeHtml(text) + after)
      }
    }),
  )
})

test('text that looks like an entity is shown as it was written', () => {
  expect(escapeHtml('&lt;b&gt; &amp;amp;')).toBe('&amp;lt;b&amp;gt; &amp;amp;amp;')
  expect(plainText(escapeHtml('&lt;b&gt; &amp;amp;'))).toBe('&lt;b&gt; &amp;amp;')
})

test('what is HTML already is taken as it is only when it is marked', () => {
  const name = bold('5 < 6')
  expect(html`${raw(name)}!`).toBe('<b>5 &lt; 6</b>!')
  expect(html`${name}!`).toBe('&lt;b&gt;5 &amp;lt; 6&lt;/b&gt;!')
})

test('numbers are written out, also zero', () => {
  expect(html`${1}. of ${0}`).toBe('1. of 0')
})

test('a link leads to https addresses only; anything else stays text', () => {
  expect(link('law', 'https://www.gov.cn/a?b=1&c=2')).toBe('<a href="https://www.gov.cn/a?b=1&amp;c=2">law</a>')
  for (const address of [
    'javascript:alert(1)',
    'http://a.cn',
    'tg://user?id=1',
    'https://a.cn/"onclick="',
    'https://',
    '',
  ])
    expect(link('<law>', address)).toBe('&lt;law&gt;')
})

test('a quotation opens on a tap', () => {
  expect(expandableQuote(bold('第八十六条'))).toBe('<blockquote expandable><b>第八十六条</b></blockquote>')
})

test('pieces are put together without those that are empty or left out', () => {
  const pieces = [escapeHtml('a'), undefined, false as const, escapeHtml(''), escapeHtml('b')]
  expect(joinHtml(pieces)).toBe('a\n\nb')
  expect(joinHtml(pieces, '\n')).toBe('a\nb')
  expect(joinHtml([])).toBe('')
})

test('a reader sees neither tags nor entities', () => {
  expect(plainText('<a href="https://a.cn/?x=1&amp;y=2">1 &lt; 2 &amp;amp; 3</a>' as Html)).toBe('1 < 2 &amp; 3')
})
