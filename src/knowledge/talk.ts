import type { Localised } from '../locale/i18n.ts'

/** An article that supports the first message in an emergency; as in knowledge.ts. */
type Citation = { readonly law: string; readonly article: string; readonly paragraph?: number }

/** The kinds of messages that only steer the conversation. */
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

/** `phrases` are whole messages, `starts` are openings of longer ones, `contains` are parts that reveal the act in a short message. */
export type ActPhrases = Readonly<Record<'phrases' | 'starts' | 'contains', readonly string[]>>

/** The phrases of acts, and phrases that show that a message continues the one before it. */
export type Acts = {
  readonly named: Readonly<Record<ActName, ActPhrases>>
  readonly continuations: { readonly starts: readonly string[]; readonly words: readonly string[] }
  /** `number` counts from the top: 1 is the first, -1 the last. */
  readonly ordinals: readonly { readonly number: number; readonly phrases: readonly string[] }[]
}

/** Words that are too vague to answer on their own: the bot asks what they are about. */
export type BareWord = {
  readonly words: readonly string[]
  readonly ask: Localised<string>
  /** Topics, the likeliest first. */
  readonly menu: readonly string[]
}

/** The signs of an emergency. The head of intents/urgent.yaml explains the lists. */
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
  /** The topic that later messages are taken to be about. */
  readonly topic: string
  readonly buttons: readonly { readonly topic: string; readonly label: Localised<string> }[]
}

export type Crisis = {
  readonly signs: CrisisSigns
  readonly text: Localised<CrisisText>
  readonly contacts: readonly string[]
}

/** Acts, bare words and emergencies. A knowledge base without these files has {@link noTalk}. */
export type Talk = {
  readonly acts?: Acts
  readonly words: readonly BareWord[]
  readonly urgent?: Urgent
  readonly crisis?: Crisis
}

export const noTalk: Talk = { words: [] }
