import { expect, test } from 'vitest'
import { inPlace, toast } from '../../src/conversation/reply.ts'
import { at, type Door, pressing, type Replies, says } from './door.ts'
import { hearingContract } from './hearing.ts'
import { sayingContract } from './saying.ts'

/** What every door keeps to, whatever its platform. `name` is what its ids begin with. */
export function doorContract(name: string, door: Door): void {
  hearingContract(name, door)
  sayingContract(name, door)

  test(`${name}: a press is answered once, whatever its outcome`, async () => {
    const outcomes: (() => Replies | Promise<Replies>)[] = [
      () => [],
      () => [says('below')],
      () => [inPlace(says('in place'))],
      () => [toast('a word')],
      async () => Promise.reject(new Error('a feature failed')),
    ]
    for (const outcome of outcomes) expect((await at(door, pressing, outcome)).seen.answeredPresses).toBe(1)
  })

  test(`${name}: no reply is silence`, async () => {
    const { seen } = await at(door, { kind: 'text', chat: 'group', text: '@bot chatter' })
    expect(seen).toEqual({ messages: [], answeredPresses: 0, results: [], files: {}, reactions: [], isDeleted: false })
  })

  test(`${name}: when the conversation fails the person gets its apology, and the log the id without the words`, async () => {
    const text = 'my secret question'
    const { incoming, seen, lines } = await at(door, { kind: 'text', text }, async () => {
      throw new Error('a feature failed')
    })
    expect(seen.messages.map((message) => message.html)).toEqual(['Sorry.'])
    const errors = lines.filter(({ level }) => level === 'error')
    expect(errors).toHaveLength(1)
    expect(Object.values(errors[0]?.fields ?? {})).toContain(incoming?.id)
    expect(String(errors[0]?.fields.err)).toContain('a feature failed')
    expect(JSON.stringify(lines)).not.toContain(text)
  })

  test(`${name}: what goes well is logged without words, if at all`, async () => {
    const { lines } = await at(door, { kind: 'text', text: 'my secret question' }, () => [says('my secret answer')])
    expect(JSON.stringify(lines)).not.toContain('secret')
    expect(lines.filter(({ level }) => level === 'error' || level === 'warn')).toEqual([])
  })
}
