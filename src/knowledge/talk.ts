import type { Localised } from '../locale/i18n.ts'

/** An article under an emergency's first message; as in knowledge.ts. */
type Citation = { readonly law: string; readonly article: string; readonly paragraph?: number }

/** What a message that only steers the talk can be. */
export const actNames = [
  'greeting',
  'thanks',
  'goodbye',
  'yes',
  'no',
  'ack',
  'confused',
  'simpler',
  'one-at-a-time',
  'human',
  'insult',
  'unreachable',
  'language-en',
  'language-zh-Hans',
  'language-zh-Hant',
  'again',
  'correction',
] as const
export type ActName = (typeof actNames)[number]

/** `phrases` are whole messages, `starts` openings of a longer one, `contains` parts that show the act in a short message. */
export type ActPhrases = Readonly<Record<'phrases' | 'starts' | 'contains', readonly string[]>>

/** The words of acts, and those that show that a message leans on the one before it. */
export type Acts = {
  readonly named: Readonly<Record<ActName, ActPhrases>>
  readonly continuations: { readonly starts: readonly string[]; readonly words: readonly string[] }
  /** `number` counts from the top, 1 being the first; -1 is the last. */
  readonly ordinals: readonly { readonly number: number; readonly phrases: readonly string[] }[]
}

/** Words that are never answered when they stand alone: what they may be about is asked instead. */
export type BareWord = {
  readonly words: readonly string[]
  readonly ask: Localised<string>
  /** Topics, the likeliest first. */
  readonly menu: readonly string[]
}

/** How to tell an emergency: see the head of intents/urgent.yaml for how the lists are read. */
export type UrgentSigns = Readonly<Record<'now' | 'care' | 'place' | 'refused' | 'always' | 'never', readonly string[]>>
export type CrisisSigns = Readonly<Record<'always' | 'never', readonly string[]>>

export type UrgentText = {
  readonly title: string
  readonly short: string
  readonly steps: readonly string[]
  readonly note: string
}
export type CrisisText = {
  readonly title: string
  readonly short: string
  readonly lines: readonly string[]
  readonly note: string
}

export type Urgent = {
  readonly signs: UrgentSigns
  readonly text: Localised<UrgentText>
  readonly citations: readonly Citation[]
  readonly contacts: readonly string[]
  /** The topic that what follows is read in the light of. */
  readonly topic: string
  readonly buttons: readonly { readonly topic: string; readonly label: Localised<string> }[]
}

export type Crisis = {
  readonly signs: CrisisSigns
  readonly text: Localised<CrisisText>
  readonly contacts: readonly string[]
}

/** What keeps a conversation going; a knowledge base without these files has {@link noTalk}. */
export type Talk = {
  readonly acts?: Acts
  readonly words: readonly BareWord[]
  readonly urgent?: Urgent
  readonly crisis?: Crisis
}

export const noTalk: Talk = { words: [] }
