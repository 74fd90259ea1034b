import type { Locale, Localised } from '../locale/i18n.ts'
import type { Place } from './place.ts'
import type { Rates } from './rates.ts'
import type { Region, Situation } from './situation.ts'
import type { Talk } from './talk.ts'

/** The text of an intent in one language. */
export type Answer = {
  readonly short: string
  /** The same in the plainest words. */
  readonly simple?: string
  readonly steps: readonly string[]
  readonly details: readonly string[]
  /** What differs locally and where to ask. */
  readonly local?: string
}

/** A law and article under an answer; `paragraph` (款) counts from 1. */
export type Citation = { readonly law: string; readonly article: string; readonly paragraph?: number }

/** An answer with the articles it rests on, valid from the day `from` (`YYYY-MM-DD`). */
export type Variant = {
  readonly from: string
  readonly reviewed: string
  readonly reviewBy: string
  readonly answer: Localised<Answer>
  readonly citations: readonly Citation[]
}

export const sections = ['core', 'employer', 'life', 'everyday'] as const
export type Section = (typeof sections)[number]

/** One topic the bot knows, or a class of questions outside its field that gets a reply of its own. Days are `YYYY-MM-DD`. */
export type Intent = {
  readonly id: string
  readonly kind: 'topic' | 'out-of-scope'
  readonly section: Section | 'talk'
  readonly scope: 'national' | 'local'
  readonly title: Localised<string>
  /** The label of its button beside others; the title where an author wrote none. */
  readonly option: Localised<string>
  /** Ordered by day; the first is valid since always. */
  readonly variants: readonly [Variant, ...Variant[]]
  readonly followUps: readonly string[]
  /** Hotlines, the best first. */
  readonly contacts: readonly string[]
  readonly utterances: Readonly<Record<Locale, readonly string[]>>
  /** Utterances with slips in them, by language; no word of theirs counts as spelt right. */
  readonly misspelt: Readonly<Record<Locale, readonly string[]>>
}

export type Article = {
  readonly id: string
  /** How the place is named where its number is not verified. */
  readonly label?: Localised<string>
  /** `zh-Hans` is verbatim; paragraphs and items are lines. `en` is our unofficial translation. */
  readonly text: Localised<string>
  readonly note?: Localised<string>
}

export type Law = {
  readonly id: string
  readonly title: Localised<string>
  readonly short: Localised<string>
  readonly aliases: readonly string[]
  /** The document's number, as issued. */
  readonly number?: Localised<string>
  readonly issuer: Localised<string>
  readonly level: 'national' | 'local'
  /** Of a local law: the GB/T 2260 code of its province or city. */
  readonly region?: string
  readonly inForceFrom?: string
  readonly inForceUntil?: string
  /** A day, or only its month or year where no more is known. */
  readonly issued?: string
  readonly amended?: string
  readonly checked: string
  readonly link?: string
  readonly articles: ReadonlyMap<string, Article>
}

/** Words of the field that mean the same, all languages together, lower case and Simplified. */
export type SynonymGroup = { readonly name: string; readonly words: readonly string[] }

/** Intents and synonym groups that play a part of their own; see `rolesSchema`. A knowledge base without roles.yaml has {@link noRoles}. */
export type Roles = {
  readonly other?: string
  readonly human?: string
  readonly thanks?: string
  readonly greeting?: string
  readonly accountData?: string
  readonly housingFund?: { readonly intent: string; readonly group: string }
  readonly startRoutes: readonly string[]
  readonly fieldGroups: readonly string[]
  readonly catchAll: Readonly<Record<string, number>>
  readonly servesEachOther: readonly (readonly [string, string])[]
}

export const noRoles: Roles = { startRoutes: [], fieldGroups: [], catchAll: {}, servesEachOther: [] }

/** What people wrap around a question, by language, lower case and Simplified; `{number}`, `{name}` and `{place}` stand for any of their kind. */
export type Wrappers = { readonly en: readonly string[]; readonly zh: readonly string[] }

export const noWrappers: Wrappers = { en: [], zh: [] }

/** All that the bot knows, frozen. */
export type Knowledge = {
  readonly intents: ReadonlyMap<string, Intent>
  readonly laws: ReadonlyMap<string, Law>
  readonly synonyms: readonly SynonymGroup[]
  readonly roles: Roles
  readonly wrappers: Wrappers
  readonly talk: Talk
  /** Provinces first, each followed by its cities; empty without regions.yaml. */
  readonly regions: readonly Region[]
  /** What provinces and cities decide, by the code of their region; empty without intents/places/. */
  readonly places: ReadonlyMap<string, Place>
  readonly situation?: Situation
  readonly rates?: Rates
}

/** The variant of an intent that holds on `day` (`YYYY-MM-DD`). */
export function variantOn(intent: Intent, day: string): Variant {
  return intent.variants.findLast((variant) => variant.from <= day) ?? intent.variants[0]
}

/** The day of `moment` in China (UTC+8, no summer time), where the law changes at midnight: `YYYY-MM-DD`. */
export function dayInChina(moment: Date): string {
  return new Date(moment.getTime() + 8 * 3600 * 1000).toISOString().slice(0, 10)
}
