import { expect, test } from 'vitest'
import { entriesOf, receivedOf } from '../../../src/telegram/incoming/inbox.ts'
import { readUpdate } from '../../../src/telegram/incoming/read.ts'
import { me } from '../edge.ts'
import { group, groupUpdate, inlineUpdate, li, messageUpdate, pressUpdate } from '../updates.ts'

/** What an update that we hear is read as. */
function read(update: unknown) {
  const received = readUpdate(update, me)
  if (!received) throw new Error('The update was not heard.')
  return received
}

const photo = { photo: [{}], media_group_id: '77' }

test.each([
  ['a text', messageUpdate({ text: '医保断了 <b> & "x" 🙏' })],
  ['a command', messageUpdate({ text: '/law 86' })],
  ['a sticker', messageUpdate({ sticker: {} })],
  [
    'a reply in a topic of a group',
    groupUpdate({ text: 'hi', is_topic_message: true, message_thread_id: 3, from: li }),
  ],
  ['a press', pressUpdate({})],
  ['a press of an odd button', pressUpdate({ data: 'odd' })],
  ['a press without a message', pressUpdate({ message: undefined })],
  ['an inline query', inlineUpdate('滞纳金')],
])('%s is the same after it was stored', (_name, update) => {
  const received = read(update)
  const entries = entriesOf(received)
  expect(entries).toHaveLength(1)
  expect(entries.map(receivedOf)).toEqual([JSON.parse(JSON.stringify(received))])
  expect(entries[0]).toMatchObject({ id: received.id, number: update.update_id })
})

test('what is said in a chat and what is pressed there is answered in one order', () => {
  const queueOf = (update: unknown) => entriesOf(read(update))[0]?.queue
  expect(queueOf(messageUpdate({ text: 'hi' }))).toBe('telegram:42')
  expect(queueOf(pressUpdate({}))).toBe('telegram:42')
  expect(queueOf(groupUpdate({ text: 'hi' }))).toBe(`telegram:${group.id}`)
})

test('typing in the inline field and presses without a message wait for nobody', () => {
  const queues = [
    inlineUpdate('x'),
    pressUpdate({ message: undefined }, 8),
    pressUpdate({ message: undefined }, 9),
  ].map((update) => entriesOf(read(update))[0]?.queue)
  expect(new Set([...queues, 'telegram:42'])).toHaveProperty('size', 4)
})

test('the pictures of an album without words share one entry', () => {
  const [first, second] = [1, 2].map((number) => entriesOf(read(messageUpdate(photo, number))))
  expect(first).toHaveLength(1)
  expect(first?.map(({ id }) => id)).toEqual(second?.map(({ id }) => id))
  expect(first?.map(receivedOf)).toMatchObject([{ id: 'telegram:1' }])
})

test('a picture with words has its own entry and takes the place of its album, in which nothing is left to answer', () => {
  const entries = entriesOf(read(messageUpdate({ ...photo, caption: '断缴' }, 1)))
  const [album] = entriesOf(read(messageUpdate(photo, 2)))
  expect(entries.map(({ id }) => id)).toEqual(['telegram:1', album?.id])
  expect(entries.map(receivedOf)).toMatchObject([
    { id: 'telegram:1', incoming: { content: { text: '断缴' } } },
    undefined,
  ])
})

test('the entries of two albums, and of an album and an update, never share an id', () => {
  const idOf = (update: unknown) => entriesOf(read(update))[0]?.id
  const ids = [
    idOf(messageUpdate(photo, 1)),
    idOf(messageUpdate({ ...photo, media_group_id: '78' }, 2)),
    idOf(messageUpdate({ text: 'hi' }, 77)),
  ]
  expect(new Set(ids).size).toBe(3)
})

test('what is stored holds no personal number', () => {
  const [entry] = entriesOf(read(messageUpdate({ text: 'my phone is 13800138000', caption: '13800138000' })))
  expect(entry?.payload).not.toContain('13800138000')
})
