import type { Localised } from '../locale/i18n.ts'
import { toSimplified } from '../locale/script.ts'
import { toTraditional } from '../locale/traditional.ts'
import { parseCitation } from './citation.ts'
import type { Answer, Article, Intent, Law, Roles, SynonymGroup, Variant, Wrappers } from './knowledge.ts'
import type { IntentFile, LawFile, RolesFile, SynonymsFile, WrappersFile } from './schema.ts'

type Texts<T> = { readonly en: T; readonly 'zh-Hans': T; readonly 'zh-Hant'?: T | undefined }

const convert = <T>(value: T): T => {
  if (typeof value === 'string') return toTraditional(value) as T
  if (Array.isArray(value)) return value.map(convert) as T
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, below]) => [key, convert(below)])) as T
  return value
}

/** Derives Traditional Chinese if the author did not write it. */
export const withTraditional = <T>(texts: Texts<T>): Localised<T> => ({
  en: texts.en,
  'zh-Hans': texts['zh-Hans'],
  'zh-Hant': texts['zh-Hant'] ?? convert(texts['zh-Hans']),
})

const defined = <T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, below]) => below !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }

const toAnswer = (written: IntentFile['answer']['en']): Answer => ({
  short: written.short,
  ...(written.simple && { simple: written.simple }),
  steps: written.steps ?? [],
  details: written.details ?? [],
  ...(written.local && { local: written.local }),
})

type Reviews = Pick<Variant, 'reviewed' | 'reviewBy'>

const toVariant = (
  from: string,
  { reviewed, reviewBy }: Reviews,
  answer: IntentFile['answer'],
  citations: readonly string[],
): Variant => ({
  from,
  reviewed,
  reviewBy,
  answer: withTraditional(
    defined({
      en: toAnswer(answer.en),
      'zh-Hans': toAnswer(answer['zh-Hans']),
      'zh-Hant': answer['zh-Hant'] && toAnswer(answer['zh-Hant']),
    }),
  ),
  citations: citations.map(parseCitation),
})

/** Builds an intent from its checked file. */
export function toIntent(id: string, file: IntentFile): Intent {
  const { kind, section, scope, reviewed, reviewBy, followUps, contacts, utterances, misspelt = {} } = file
  const first = toVariant('', { reviewed, reviewBy }, file.answer, file.citations)
  const later = file.variants
    .map(({ from, answer, citations, ...own }) =>
      toVariant(from, { reviewed: own.reviewed ?? reviewed, reviewBy: own.reviewBy ?? reviewBy }, answer, citations),
    )
    .sort((a, b) => a.from.localeCompare(b.from))
  return {
    id,
    kind,
    section,
    scope,
    title: withTraditional(file.title),
    option: withTraditional(file.option ?? file.title),
    variants: [first, ...later],
    followUps,
    contacts,
    ...(file.sums && { sums: file.sums }),
    utterances,
    misspelt,
  }
}

/** Builds a law from its checked file. */
export function toLaw(id: string, file: LawFile): Law {
  const articles = Object.entries(file.articles).map(([articleId, written]): [string, Article] => [
    articleId,
    {
      id: articleId,
      text: withTraditional(written),
      ...(written.label && { label: withTraditional(written.label) }),
      ...(written.note && { note: withTraditional(written.note) }),
    },
  ])
  const { title, short, issuer, number, articles: _, ...rest } = file
  return {
    id,
    ...defined(rest),
    title: withTraditional(title),
    short: withTraditional(short),
    issuer: withTraditional(issuer),
    ...(number && { number: withTraditional({ en: number, 'zh-Hans': number }) }),
    articles: new Map(articles),
  }
}

/** Text in the form used for matching: Simplified, lower case. */
const matchable = (text: string): string => toSimplified(text.normalize('NFKC').toLowerCase())

/** Builds the synonym groups from their checked file, in the form used for matching. */
export function toSynonyms(file: SynonymsFile): SynonymGroup[] {
  return Object.entries(file).map(([name, words]) => ({
    name,
    words: [...(words.en ?? []), ...(words['zh-Hans'] ?? [])].map(matchable),
  }))
}

/** Builds the roles from their checked file. */
export function toRoles({ housingFund, ...roles }: RolesFile): Roles {
  return { ...roles, ...(housingFund && { housingFund }) }
}

/** Builds the wrappers from their checked file, in the form used for matching. */
export function toWrappers(file: WrappersFile): Wrappers {
  const groups = Object.values(file)
  return {
    en: groups.flatMap(({ en = [] }) => en.map(matchable)),
    zh: groups.flatMap((group) => (group['zh-Hans'] ?? []).map(matchable)),
  }
}
