import type { Locale } from '../locale/i18n.ts'

/** A question in progress: which feature waits for what. `about` is that feature's own. */
export type Pending = { readonly name: string; readonly about: string }

/** What is known of a person's case, by slot. */
export type Slots = Readonly<Record<string, string>>

/** New facts about a case; `null` forgets a slot. */
export type SlotChanges = Readonly<Record<string, string | null>>

/** Slots after some of them have changed. */
export function withSlots(slots: Slots, changes: SlotChanges): Slots {
  const entries = Object.entries({ ...slots, ...changes })
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== null))
}

/**
 * What a conversation remembers of one person in one chat. It is gone an hour after it was last used. `at` is milliseconds since 1970.
 */
export type Memory = {
  /** The topic that was answered or tapped last. */
  readonly topic?: string
  /** What was asked last, redacted. */
  readonly question?: string
  /** The topics that were offered last, in the order shown. */
  readonly offered?: readonly string[]
  readonly slots: Slots
  /** Somebody needs care now; it stays so for what follows. */
  readonly urgent?: boolean
  /** The language of the conversation. */
  readonly locale?: Locale
  readonly pending?: Pending
  /** How many times the topic was said again in simpler ways. */
  readonly simplified?: number
  /** The step of the topic that was shown last, where steps are shown one at a time; 1 is the first. */
  readonly step?: number
  /** How many times in a row the bot did not understand. */
  readonly misses: number
  /** A fingerprint of the last reply, so that no reply is said twice in a row. */
  readonly said?: string
  /** The incoming that it replied to. An incoming comes again if its reply could not leave. */
  readonly saidTo?: string
  readonly at: number
}

/** Nothing is remembered yet, or any more. */
export const noMemory: Memory = { slots: {}, misses: 0, at: 0 }

/** What a reply is about: the part of the memory that it changes. A key that is absent leaves the memory as it is. */
export type Subject = {
  readonly topic?: string
  readonly question?: string
  readonly offered?: readonly string[]
  readonly slots?: SlotChanges
  readonly urgent?: boolean
  readonly locale?: Locale
  /** `null` ends a question in progress. */
  readonly pending?: Pending | null
  readonly missed?: boolean
  /** Nothing of this is remembered: the memory stays as it is in the store, or stays deleted. */
  readonly unremembered?: true
  readonly simplified?: number
  readonly step?: number
}
