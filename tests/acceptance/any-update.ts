import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { allowedUpdates } from '../../src/telegram/incoming/update.ts'

const specification = join(import.meta.dirname, '../../../shared/telegram/spec/api.json')

type Field = { readonly name: string; readonly types: readonly string[]; readonly required: boolean }
type Type = { readonly fields?: readonly Field[]; readonly subtypes?: readonly string[] }
type Parts = Record<string, unknown>

/** Numbers from 0 up to 1, the same for the same seed: a run that fails can be repeated. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const nested = (depth: number): unknown => {
  let value: unknown = 'deep'
  for (let count = 0; count < depth; count += 1) value = count % 2 === 0 ? [value] : { reply_to_message: value }
  return value
}

const words = [
  '',
  'who pays the late fee?',
  '滞纳金谁出？',
  '/start',
  '/law 86',
  '/faq@faq_test_bot late fee',
  '@faq_test_bot 断缴',
  '\u0000',
  '滞纳金\u0000谁出',
  '\ud800',
  'late \udfff fee',
  '\u202e滞纳金\u2066',
  'هل أدفع الغرامة؟',
  '__proto__',
  'constructor',
  'v1|late-fee',
  'v0|\u0000|||',
  '|'.repeat(64),
  '<b>&</i>',
  '😀'.repeat(200),
  '断'.repeat(4096),
  'x'.repeat(60_000),
  "'; drop table updates; --",
]
const numbers = [0, 1, -1, 2 ** 31, -(2 ** 31), -1_001_234_567_890, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER]
const wrong = [
  null,
  true,
  1.5,
  -0.5,
  1e300,
  '7',
  [],
  {},
  [[]],
  [null],
  { id: null },
  JSON.parse('{"__proto__":{"id":7}}'),
]

/** Makes updates, some of them as the specification of the Bot API says and some of them not. `chats`: ids that exist. */
export function createAnyUpdate(random: () => number, chats: readonly number[]): () => Parts {
  const { types } = JSON.parse(readFileSync(specification, 'utf8')) as {
    readonly types: Readonly<Record<string, Type>>
  }
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T

  const simple = (type: string): unknown => {
    if (type === 'Boolean' || type === 'True') return true
    if (type === 'Integer') return random() < 0.5 ? Math.floor(random() * 1e9) : one(numbers)
    return type.startsWith('Float') ? random() * 100 : one(words)
  }

  const valueFor = (type: string, depth: number): unknown => {
    if (type.startsWith('Array of '))
      return Array.from({ length: Math.floor(random() * 3) }, () => valueFor(type.slice(9), depth + 1))
    const known = types[type]
    if (!known) return simple(type)
    if (known.subtypes) return valueFor(one(known.subtypes), depth)
    const value = fill(known.fields ?? [], depth)
    if (type === 'Chat') Object.assign(value, { type: one(['private', 'private', 'group', 'supergroup', 'channel']) })
    if ((type === 'Chat' || type === 'User') && random() < 0.6) value.id = one(chats)
    return value
  }

  const fill = (fields: readonly Field[], depth: number): Parts => {
    const chosen = fields.filter(({ required }) => required || random() < 0.3 / (depth * depth + 1))
    return Object.fromEntries(chosen.map(({ name, types: list }) => [name, valueFor(one(list), depth + 1)]))
  }

  /** A copy of its own: what is put into it later must not come back elsewhere. */
  const anything = (): unknown =>
    structuredClone(one([undefined, nested(150), nested(1000), 'x'.repeat(100_000), ...wrong, ...words, ...numbers]))

  /** Puts something in a random place that does not belong there. */
  const spoil = (value: Parts): void => {
    const keys = Object.keys(value)
    const key = one(keys)
    const part = key === undefined ? undefined : value[key]
    if (key === undefined || typeof part !== 'object' || part === null || random() < 0.25)
      value[key ?? '__proto__'] = anything()
    else spoil(part as Parts)
  }

  const kinds = types.Update?.fields?.filter(({ name }) => name !== 'update_id') ?? []
  const ours = kinds.filter(({ name }) => allowedUpdates.some((ours) => ours === name))
  return () => {
    const field = one(random() < 0.8 ? ours : kinds)
    const update: Parts = { [field.name]: valueFor(field.types[0] ?? '', 0) }
    const message = update.message as Parts | undefined
    // Most messages of the specification have no words; ours shall, as people's do.
    if (message && random() < 0.7) message.text = one(words)
    for (let rest = Math.floor(random() * 4); rest > 0; rest -= 1) spoil(update)
    if (random() < 0.01) update.update_id = structuredClone(one(wrong))
    if (random() < 0.02) update['a kind that nobody knows'] = anything()
    return update
  }
}
