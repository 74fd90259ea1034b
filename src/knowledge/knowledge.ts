import type { Locale, Localised } from '../locale/i18n.ts'
import type { AlarmExamples } from './alarm.ts'
import type { Place } from './place.ts'
import type { Rates } from './rates.ts'
import type { Region, Situation } from './situation.ts'
import type { SumId } from './sum-ids.ts'
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

/** The law and article that support an answer; `paragraph` (款) counts from 1. */
export type Citation = { readonly law: string; readonly article: string; readonly paragraph?: number }

/** An answer with the articles that support it, valid from the day `from` (`YYYY-MM-DD`). */
export type Variant = {
  readonly from: string
  readonly reviewed: string
  readonly reviewBy: string
  readonly answer: Localised<Answer>
  readonly citations: readonly Citation[]
}

export const sections = ['core', 'employer', 'life', 'everyday'] as const
export type Section = (typeof sections)[number]

/** A topic the bot knows, or a class of questions outside its field with its own reply. Days are `YYYY-MM-DD`. */
export type Intent = {
  readonly id: string
  readonly kind: 'topic' | 'out-of-scope'
  readonly section: Section | 'talk'
  readonly scope: 'national' | 'local'
  readonly title: Localised<string>
  /** The label of its button among other options; the title unless an author wrote a label. */
  readonly option: Localised<string>
  /** In order of `from`; the first has no start. */
  readonly variants: readonly [Variant, ...Variant[]]
  readonly followUps: readonly string[]
  /** Hotlines, the best first. */
  readonly contacts: readonly string[]
  /** The sums that belong to it, the most wanted first. */
  readonly sums?: readonly SumId[]
  readonly utterances: Readonly<Record<Locale, readonly string[]>>
  /** Misspelt utterances, by language; their words do not count as correctly spelt. */
  readonly misspelt: Readonly<Record<Locale, readonly string[]>>
}

export type Article = {
  readonly id: string
  /** What to call the article if its number is not verified. */
  readonly label?: Localised<string>
  /** `zh-Hans` is verbatim, one line per paragraph or item. `en` is our unofficial translation. */
  readonly text: Localised<string>
  readonly note?: Localised<string>
}

export type Law = {
  readonly id: string
  readonly title: Localised<string>
  readonly short: Localised<string>
  readonly aliases: readonly string[]
  /** The official number of the document. */
  readonly number?: Localised<string>
  readonly issuer: Localised<string>
  readonly level: 'national' | 'local'
  /** For a local law: the GB/T 2260 code of its province or city. */
  readonly region?: string
  readonly inForceFrom?: string
  readonly inForceUntil?: string
  /** A day, or only the month or year if no more is known. */
  readonly issued?: string
  readonly amended?: string
  readonly checked: string
  readonly link?: string
  readonly articles: ReadonlyMap<string, Article>
}

/** Words that mean the same, in all languages, lower case and Simplified. */
export type SynonymGroup = { readonly name: string; readonly words: readonly string[] }

/** Intents and synonym groups with a special role; see `rolesSchema`. A knowledge base without roles.yaml has {@link noRoles}. */
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

/** Phrases that people wrap around a question, by language, lower case and Simplified. `{number}`, `{name}` and `{place}` are placeholders. */
export type Wrappers = { readonly en: readonly string[]; readonly zh: readonly string[] }

export const noWrappers: Wrappers = { en: [], zh: [] }

/** Everything the bot knows, frozen. */
export type Knowledge = {
  readonly intents: ReadonlyMap<string, Intent>
  readonly laws: ReadonlyMap<string, Law>
  readonly synonyms: readonly SynonymGroup[]
  readonly roles: Roles
  readonly wrappers: Wrappers
  readonly talk: Talk
  /** What an alarm is learnt from; without it only the phrases of `talk` tell one. */
  readonly alarm?: AlarmExamples
  /** Provinces first, each followed by its cities; empty without regions.yaml. */
  readonly regions: readonly Region[]
  /** What provinces and cities decide, by the code of their region; empty without intents/places/. */
  readonly places: ReadonlyMap<string, Place>
  readonly situation?: Situation
  readonly rates?: Rates
}

/** The variant of an intent that is valid on `day` (`YYYY-MM-DD`). */
export function variantOn(intent: Intent, day: string): Variant {
  return intent.variants.findLast((variant) => variant.from <= day) ?? intent.variants[0]
}

/** The date in China (UTC+8, no summer time) at `moment`, as `YYYY-MM-DD`. Laws change there at midnight. */
export function dayInChina(moment: Date): string {
  return new Date(moment.getTime() + 8 * 3600 * 1000).toISOString().slice(0, 10)
}
