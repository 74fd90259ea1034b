import { expect, test } from 'vitest'
import { at, type Deed, type Door, says } from './door.ts'

/** What comes in at a door reaches the conversation as it was said. */
export function hearingContract(name: string, door: Door): void {
  test(`${name}: a text comes in as it was written, with who said it and where`, async () => {
    const text = '医保断了 <b>两个月</b> & 怎么补? 🙏'
    const { heard, incoming } = await at(door, { kind: 'text', text })
    expect(heard).toHaveLength(1)
    expect(incoming).toMatchObject({ chat: { kind: 'private' }, messageId: 5, content: { kind: 'text', text } })
    for (const id of [incoming?.id, incoming?.chat.id, incoming?.from.id]) expect(id).toMatch(new RegExp(`^${name}:.`))
    expect(incoming?.from.languageHint).toBe('zh-hans')
  })

  test(`${name}: two texts have two ids, one person has one`, async () => {
    const [first, second] = [
      await at(door, { kind: 'text', text: 'one' }),
      await at(door, { kind: 'text', text: '@bot two', chat: 'group' }),
    ]
    expect(first.incoming?.id).not.toBe(second.incoming?.id)
    expect(first.incoming?.chat.id).not.toBe(second.incoming?.chat.id)
    expect(first.incoming?.from.id).toBe(second.incoming?.from.id)
  })

  test(`${name}: commands come in without their slash, in any case, with their argument`, async () => {
    const { incoming } = await at(door, { kind: 'text', text: '/LAW  social insurance 86 ' })
    expect(incoming?.content).toEqual({ kind: 'command', name: 'law', argument: 'social insurance 86' })
  })

  test(`${name}: a command for another bot is not heard`, async () => {
    const { heard, seen } = await at(door, { kind: 'text', chat: 'group', text: '/faq@other_bot late fee' }, () => [
      says('!'),
    ])
    expect(heard).toEqual([])
    expect(seen.messages).toEqual([])
  })

  test(`${name}: in a group a text says whether the bot is meant, without its name`, async () => {
    const contentOf = async (deed: Partial<Deed>) =>
      (await at(door, { kind: 'text', chat: 'group', text: 'late fee', ...deed } as Deed)).incoming?.content
    const own = { messageId: 3, text: 'earlier answer', own: true }
    expect(await contentOf({ text: '@bot late fee' })).toEqual({ kind: 'text', text: 'late fee', addressed: 'mention' })
    expect(await contentOf({ answers: own })).toEqual({ kind: 'text', text: 'late fee', addressed: 'reply' })
    expect(await contentOf({ text: '/help@bot' })).toMatchObject({
      kind: 'command',
      name: 'help',
      addressed: 'mention',
    })
  })

  test(`${name}: the message of somebody else that is answered comes along`, async () => {
    const answers = { messageId: 3, text: '滞纳金该谁出', own: false }
    const { incoming } = await at(door, { kind: 'text', chat: 'group', text: '/faq', answers })
    expect(incoming?.content).toEqual({
      kind: 'command',
      name: 'faq',
      argument: '',
      quoted: { messageId: 3, text: '滞纳金该谁出' },
    })
  })

  test(`${name}: what has no words comes in by its kind`, async () => {
    for (const attachment of ['voice', 'picture', 'location', 'sticker'] as const)
      expect((await at(door, { kind: 'send', attachment })).incoming?.content).toEqual({
        kind: 'attachment',
        attachment,
      })
  })

  test(`${name}: a changed message comes in with what it says now and how long after`, async () => {
    const { incoming } = await at(door, { kind: 'edit', text: '居民医保断了' })
    expect(incoming).toMatchObject({
      messageId: 5,
      content: { kind: 'edited', now: { kind: 'text', text: '居民医保断了' }, afterSeconds: 30 },
    })
    const { incoming: inGroup } = await at(door, { kind: 'edit', chat: 'group', text: '@bot late fee' })
    expect(inGroup?.content).toMatchObject({ now: { text: 'late fee', addressed: 'mention' } })
  })

  test(`${name}: a group that adds the bot says so`, async () => {
    const { incoming, seen } = await at(door, { kind: 'add' }, () => [says('hello')])
    expect(incoming).toMatchObject({ chat: { kind: 'group' }, content: { kind: 'joined' } })
    expect(seen.messages).toEqual([{ html: 'hello', kind: 'message', buttons: [] }])
  })

  test(`${name}: a press of a button from another version comes in without an action, and is answered`, async () => {
    const { incoming, seen } = await at(door, { kind: 'press', data: 'remind:2025:late' })
    expect(incoming?.content).toEqual({ kind: 'press', action: undefined })
    expect(seen.answeredPresses).toBe(1)
  })
}
