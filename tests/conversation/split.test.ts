import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bold, escapeHtml, expandableQuote, type Html, html, joinHtml, plainText } from '../../src/conversation/html.ts'
import { maxMessageLength, splitHtml } from '../../src/conversation/split.ts'
import { wellFormedText } from '../fixtures/any-text.ts'

const paragraph = fc.oneof(
  wellFormedText(12).map(escapeHtml),
  wellFormedText(12).map(bold),
  wellFormedText(12).map((text) => expandableQuote(html`<b>${text}</b>\n${text}`)),
  wellFormedText(6).map((text) => html`<a href="https://a.cn/?x=1&amp;y">${text} &amp; ${text}</a>`),
)
const message = fc.array(paragraph, { maxLength: 12 }).map((pieces) => joinHtml(pieces))

/** White space at a cut is left out; everything else must come through. */
const withoutBlanks = (text: string): string => text.replace(/\s+/g, '')

/** The tags that `value` leaves open or closes wrongly. */
function unbalanced(value: Html): readonly string[] {
  const open: string[] = []
  for (const [tag, name] of value.matchAll(/<\/?([a-z]+)[^>]*>/g)) {
    if (!tag.startsWith('</')) open.push(name ?? '')
    else if (open.pop() !== name) return [tag]
  }
  return open
}

test('however a message is cut, each part fits, has something to read, closes what it opens and halves no character', () => {
  fc.assert(
    fc.property(message, fc.integer({ min: 2, max: 60 }), (value, limit) => {
      for (const part of splitHtml(value, limit)) {
        expect(plainText(part).length).toBeLessThanOrEqual(limit)
        expect(plainText(part).trim()).not.toBe('')
        expect(unbalanced(part)).toEqual([])
        expect(part.isWellFormed()).toBe(true)
        expect(part.replace(/<[^>]*>|&(?:amp|lt|gt);/g, '')).not.toMatch(/[<>&]/)
      }
    }),
  )
})

test('no text is lost, doubled or moved', () => {
  fc.assert(
    fc.property(message, fc.integer({ min: 2, max: 60 }), (value, limit) => {
      const parts = splitHtml(value, limit).map(plainText).join('')
      expect(withoutBlanks(parts)).toBe(withoutBlanks(plainText(value)))
    }),
  )
})

test('a message that fits is sent as it is', () => {
  const value = joinHtml([bold('滞纳金'), escapeHtml('字'.repeat(maxMessageLength - 5))])
  expect(plainText(value)).toHaveLength(maxMessageLength)
  expect(splitHtml(value)).toEqual([value])
})

test('only what is read counts, not tags and entities', () => {
  const value = html`<blockquote expandable>${'&'.repeat(maxMessageLength)}</blockquote>`
  expect(splitHtml(value)).toEqual([value])
})

test('one character too many makes two parts', () => {
  const parts = splitHtml(escapeHtml('字'.repeat(maxMessageLength + 1)))
  expect(parts.map((part) => plainText(part).length)).toEqual([maxMessageLength, 1])
})

test('it is cut between paragraphs, else between lines, else after a sentence, else between words', () => {
  expect(splitHtml(escapeHtml('one two\n\nthree\nfour'), 14)).toEqual(['one two', 'three\nfour'])
  expect(splitHtml(escapeHtml('one two\nthree four'), 14)).toEqual(['one two', 'three four'])
  expect(splitHtml(escapeHtml('欠缴的要补。补了就恢复。'), 8)).toEqual(['欠缴的要补。', '补了就恢复。'])
  expect(splitHtml(escapeHtml('one two three four'), 10)).toEqual(['one two', 'three four'])
})

test('a short first paragraph does not make a short first part', () => {
  const parts = splitHtml(escapeHtml('Hi\n\nthis is a line\nand this is one'), 20)
  expect(parts).toEqual(['Hi\n\nthis is a line', 'and this is one'])
})

test('a tag that is open at a cut is closed before it and opened again after it, with its attributes', () => {
  expect(splitHtml(expandableQuote(bold('one two')), 4)).toEqual([
    '<blockquote expandable><b>one</b></blockquote>',
    '<blockquote expandable><b>two</b></blockquote>',
  ])
})

test('an empty text gives no message', () => {
  expect(splitHtml(escapeHtml(''))).toEqual([])
  expect(splitHtml(escapeHtml('\n \n'))).toEqual([])
  expect(splitHtml(bold(' '))).toEqual([])
})
