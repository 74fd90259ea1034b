import { expect, test } from 'vitest'
import { escapeHtml } from '../../src/conversation/html.ts'
import type { Chat, Content, Incoming } from '../../src/conversation/incoming.ts'
import { noMemory, type Subject } from '../../src/conversation/memory.ts'
import { message } from '../../src/conversation/reply.ts'
import type { Turn } from '../../src/conversation/turn.ts'
import { createMemories } from '../../src/dialogue/memories.ts'
import { voice } from '../support/bot.ts'

const privateChat: Chat = { id: 'test:1', kind: 'private' }
const text: Content = { kind: 'text', text: 'hello' }

function start() {
  const kept = new Map<string, string>()
  const failures: unknown[] = []
  let at = 0
  const memories = createMemories({
    now: () => new Date(at),
    onFailure: (error) => void failures.push(error),
    store: {
      recall: async (person, chat) => kept.get(`${person} in ${chat}`),
      keep: async (person, chat, written) => void kept.set(`${person} in ${chat}`, written),
    },
  })
  const incoming = (chat: Chat, content: Content, person: string): Incoming => ({
    ...{ id: 'test:1', chat, from: { id: person }, content },
  })
  return {
    kept,
    failures,
    passes: (minutes: number) => {
      at += minutes * 60_000
    },
    recall: (chat = privateChat, content = text, person = 'ann') => memories.recall(incoming(chat, content, person)),
    say: async (subject: Subject, chat = privateChat, content = text, person = 'ann') => {
      const memory = await memories.recall(incoming(chat, content, person))
      const turn: Turn = { incoming: incoming(chat, content, person), locale: 'en', t: voice('en'), memory }
      return memories.remember(turn, [message(escapeHtml('Something.'), [], subject)])
    },
  }
}

test('what was said in a chat is recalled there, for an hour', async () => {
  const { say, recall, passes } = start()
  await say({ topic: 'late-fee' })
  passes(59)
  expect((await recall()).topic).toBe('late-fee')
  passes(1)
  expect(await recall()).toEqual(noMemory)
})

test('a person has a memory of their own in each chat and each thread', async () => {
  const { say, recall, kept } = start()
  const group: Chat = { id: 'test:club', kind: 'group' }
  await say({ topic: 'late-fee' }, group)
  expect((await recall(group)).topic).toBe('late-fee')
  expect(await recall({ ...group, thread: 7 })).toEqual(noMemory)
  expect(await recall(privateChat)).toEqual(noMemory)
  expect(await recall(group, text, 'bob')).toEqual(noMemory)
  expect(kept.size).toBe(1)
})

test('look-ups and comings and goings leave no memory', async () => {
  const { say, recall, kept } = start()
  for (const content of [
    { kind: 'inline', query: 'late' },
    { kind: 'chosen', result: 'late-fee' },
    { kind: 'joined' },
    { kind: 'left' },
  ] satisfies Content[]) {
    await say({ topic: 'late-fee' }, privateChat, content)
    expect(await recall(privateChat, content)).toEqual(noMemory)
  }
  expect(kept.size).toBe(0)
})

test('a store that fails, or holds what nobody can read, is told of, and the person is answered as a stranger', async () => {
  const { kept, recall, failures } = start()
  kept.set('ann in test:1', '{ not JSON')
  expect(await recall()).toEqual(noMemory)
  expect(failures).toHaveLength(1)
  const broken = createMemories({
    now: () => new Date(0),
    onFailure: (error) => void failures.push(error),
    store: { recall: () => Promise.reject(new Error('gone')), keep: () => Promise.reject(new Error('gone')) },
  })
  const incoming: Incoming = { id: 'test:1', chat: privateChat, from: { id: 'ann' }, content: text }
  expect(await broken.recall(incoming)).toEqual(noMemory)
  const replies = [message(escapeHtml('Something.'), [], { topic: 'late-fee' })]
  const turn: Turn = { incoming, locale: 'en', t: voice('en'), memory: noMemory }
  expect(await broken.remember(turn, replies)).toEqual(replies)
  expect(failures).toHaveLength(3)
})

test('an incoming that is answered again, because its reply could not leave, gets the same reply; the next one is told that it is the same', async () => {
  const kept = new Map<string, string>()
  const memories = createMemories({
    now: () => new Date(0),
    onFailure: (error) => expect.fail(String(error)),
    store: {
      recall: async (person) => kept.get(person),
      keep: async (person, _chat, written) => void kept.set(person, written),
    },
  })
  const answer = async (id: string) => {
    const incoming: Incoming = { id, chat: privateChat, from: { id: 'ann' }, content: text }
    const turn: Turn = { incoming, locale: 'en', t: voice('en'), memory: await memories.recall(incoming) }
    return memories.remember(turn, [message(escapeHtml('Something.'), [], { topic: 'late-fee' })])
  }
  const first = await answer('test:7')
  expect(await answer('test:7')).toEqual(first)
  expect(await answer('test:8')).not.toEqual(first)
})
