import { createHash } from 'node:crypto'
import { plainText } from '../conversation/html.ts'
import { type Memory, noMemory, type SlotChanges, type Slots, type Subject, withSlots } from '../conversation/memory.ts'
import { isWritten, type Reply, type WrittenReply } from '../conversation/reply.ts'

/** A memory that was not used for an hour is forgotten. */
const rememberedMs = 60 * 60 * 1000

/** What is still remembered at `now` (milliseconds since 1970). */
export function freshMemory(memory: Memory | undefined, now: number): Memory {
  return memory && now - memory.at < rememberedMs ? memory : noMemory
}

/** A fingerprint of what a person reads. */
export function fingerprintOf(reply: WrittenReply): string {
  return createHash('sha256').update(plainText(reply.html)).digest('base64url').slice(0, 16)
}

/** An empty value takes a slot back. */
const withoutEmpty = (slots: Memory['slots']): Memory['slots'] =>
  Object.fromEntries(Object.entries(slots).filter(([, value]) => value !== ''))

/** Updates what is known about a case. If it is now about another person, starts with nothing known. */
export function followSlots(known: Slots, told: SlotChanges = {}): Slots {
  const isOfSomebodyElse = told.for !== undefined && told.for !== (known.for ?? 'myself')
  return withSlots(isOfSomebodyElse ? {} : known, told)
}

/** A memory after one subject. What was offered is over once something else is said about it, a question in progress once something else is offered; a topic that was not asked in words has no question. */
function follow(memory: Memory, subject: Subject): Memory {
  const { missed, pending, slots, ...changed } = subject
  const { pending: before, offered: _offered, simplified: _simplified, step: _step, question, ...kept } = memory
  const next = pending === undefined && subject.offered === undefined ? before : (pending ?? undefined)
  const isTapped = subject.topic !== undefined && subject.topic !== memory.topic
  return {
    ...kept,
    ...(question !== undefined && !isTapped && { question }),
    ...changed,
    slots: withoutEmpty(followSlots(memory.slots, slots)),
    misses: missed ? memory.misses + 1 : 0,
    ...(next && { pending: next }),
  }
}

/**
 * The memory after `replies`, said at `now` (milliseconds since 1970) in `locale`. The subjects of what was written are followed in order; silence,
 * toasts and what is not to be remembered change nothing.
 */
export function nextMemory(memory: Memory, replies: readonly Reply[], locale: string, now: number): Memory {
  const written = replies.filter(isWritten)
  const last = written.at(-1)
  if (!last || written.some(({ subject }) => subject?.unremembered)) return memory
  const followed = written.reduce((so, { subject }) => (subject ? follow(so, subject) : so), memory)
  const spoken = written.findLast(({ subject }) => subject?.locale)?.subject?.locale ?? locale
  return { ...followed, locale: spoken, said: fingerprintOf(last), at: now }
}
