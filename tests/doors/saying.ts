import { expect, test } from 'vitest'
import { encodeAction } from '../../src/conversation/action.ts'
import { bold, expandableQuote, type Html, html, joinHtml, plainText, raw } from '../../src/conversation/html.ts'
import { type Button, message, toast } from '../../src/conversation/reply.ts'
import { action, at, type Deed, type Door, pressing, says } from './door.ts'

/** What the conversation says reaches the person as it was said. */
export function sayingContract(name: string, door: Door): void {
  test(`${name}: an answer goes out unchanged, with its tags and what was escaped`, async () => {
    const answer = joinHtml([
      bold('滞纳金 & <late fees>'),
      expandableQuote(html`${raw(bold('Article 86'))}\n0.05 % < 0.2 %`),
    ])
    const { seen } = await at(door, { kind: 'text', text: 'late fee' }, () => [message(answer)])
    expect(seen.messages).toEqual([{ html: answer, kind: 'message', buttons: [] }])
  })

  test(`${name}: several answers go out in their order`, async () => {
    const { seen } = await at(door, { kind: 'text', text: 'late fee' }, () => ['one', 'two', 'three'].map(says))
    expect(seen.messages.map((message) => message.html)).toEqual(['one', 'two', 'three'])
  })

  test(`${name}: an answer names the message that it answers`, async () => {
    const deed: Deed = { kind: 'text', chat: 'group', text: '@bot late fee' }
    const { seen } = await at(door, deed, () => [{ ...says('0.05 %'), to: 3 }])
    expect(seen.messages[0]?.to).toBe(3)
  })

  test(`${name}: buttons keep their rows, and come back as the action they carry`, async () => {
    const buttons: Button[][] = [
      [{ label: 'Late fees', action }],
      [
        { label: '中文', action: { name: 'speak', locale: 'en', choice: 'zh-Hans' } },
        { label: 'Ask me privately', start: 'late-fee' },
      ],
    ]
    const { seen } = await at(door, { kind: 'text', text: 'late fee' }, () => [{ ...says('x'), buttons }])
    const [[lateFees] = [], [, privately] = []] = seen.messages[0]?.buttons ?? []
    expect(seen.messages[0]?.buttons.map((row) => row.map(({ label }) => label))).toEqual([
      ['Late fees'],
      ['中文', 'Ask me privately'],
    ])
    expect(privately).toEqual({ label: 'Ask me privately', start: 'late-fee' })
    const data = lateFees && 'data' in lateFees ? lateFees.data : ''
    const { incoming } = await at(door, { kind: 'press', data })
    expect(incoming).toMatchObject({ messageId: 5, content: { kind: 'press', action } })
  })

  test(`${name}: an edit changes the message with the button, a toast is a word over it`, async () => {
    const { seen } = await at(door, pressing, () => [
      toast('Saved & done.'),
      { kind: 'edit', html: bold('新的文字'), buttons: [[{ label: 'Late fees', action }]] },
    ])
    expect(seen.toast).toBe('Saved & done.')
    expect(seen.messages).toEqual([
      { html: '<b>新的文字</b>', kind: 'edit', buttons: [[{ label: 'Late fees', data: encodeAction(action) }]] },
    ])
  })

  test(`${name}: buttons copy, open a page, or look up elsewhere`, async () => {
    const buttons: Button[][] = [
      [{ label: '12393', copy: '12393' }],
      [{ label: 'Law', url: 'https://flk.npc.gov.cn/' }],
      [{ label: 'Share', switchInline: 'late fee' }],
    ]
    const { seen } = await at(door, { kind: 'text', text: 'late fee' }, () => [{ ...says('x'), buttons }])
    expect(seen.messages[0]?.buttons).toEqual(buttons)
  })

  test(`${name}: a document is a file with its text`, async () => {
    const document = { kind: 'document', name: '清单.txt', text: '1. 身份证\n2. 社保卡' } as const
    const { seen } = await at(door, { kind: 'text', text: 'papers' }, () => [document])
    expect(seen.files).toEqual({ '清单.txt': document.text })
  })

  test(`${name}: a reaction is on what was said, a deletion takes away the message with the button`, async () => {
    const reacting = await at(door, { kind: 'text', text: 'thanks' }, () => [{ kind: 'reaction', emoji: '🙏' }])
    expect(reacting.seen.reactions).toEqual(['🙏'])
    const deleting = await at(door, pressing, () => [{ kind: 'deletion' }])
    expect(deleting.seen.isDeleted).toBe(true)
    expect(deleting.seen.answeredPresses).toBe(1)
  })

  test(`${name}: an inline query gives its results with their titles`, async () => {
    const { incoming, seen } = await at(door, { kind: 'inline', query: '滞纳金' }, () => [
      { kind: 'result', id: 'a', html: bold('滞纳金'), title: '滞纳金' },
      { kind: 'result', id: 'b', html: bold('Late fees'), title: 'Late fees' },
    ])
    expect(incoming?.content).toEqual({ kind: 'inline', query: '滞纳金' })
    expect(seen.results).toEqual([
      { title: '滞纳金', html: '<b>滞纳金</b>' },
      { title: 'Late fees', html: '<b>Late fees</b>' },
    ])
  })

  test(`${name}: a long answer arrives whole and in order, with its buttons at the end`, async () => {
    const paragraphs = Array.from(
      { length: 120 },
      (_, index) => html`<b>${index + 1}.</b> 滞纳金每天万分之五 & 由单位出。${'补缴'.repeat(40)}`,
    )
    const answer = joinHtml(paragraphs)
    const { seen } = await at(door, { kind: 'text', text: 'all of it' }, () => [
      message(answer, [[{ label: 'Late fees', action }]]),
    ])
    const words = (text: string): string => plainText(text as Html).replace(/\s+/g, '')
    expect(words(seen.messages.map((message) => message.html).join(''))).toBe(words(answer))
    expect(seen.messages.at(-1)?.buttons).toHaveLength(1)
    for (const message of seen.messages.slice(0, -1)) expect(message.buttons).toEqual([])
  })
}
