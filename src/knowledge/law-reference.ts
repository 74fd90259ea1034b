import { toSimplified } from '../locale/script.ts'
import type { Knowledge, Law } from './knowledge.ts'
import { fromNumeral } from './numerals.ts'

/** The law that a text refers to (the Social Insurance Law if it names none) and the article, if it gives a number. */
export type LawReference = {
  readonly law: Law
  readonly article?: string
  /** Whether the text says little more than "article" or 第…条 and a number, so that it asks for the article rather than about its subject. */
  readonly isExplicit: boolean
}

/** The law that a bare number belongs to. */
const defaultLaw = 'social-insurance-law'

const chineseArticle = /第\s*([零〇一二两三四五六七八九十百\d]{1,8})\s*条/
const englishArticle = /(?:\barticle|\bart\.?|§)\s*(\d{1,3})\b/
const bareNumber = /(?:^|\s)(\d{1,3})\s*条?\s*$|^([零〇一二两三四五六七八九十百]{1,8})条?$/

/** Words around a reference that ask for nothing else. */
const filler =
  /[《》\p{P}\s]|中华人民共和国|的|内容|全文|原文|条文|怎么说|是什么意思|什么意思|是什么|说什么|讲什么|规定|看看|查|请|what does|what is|show me|say|says|the|of|law|text|please|full|read/gu

/** A text with one of these words names another law, not the default one. */
const lawWord = /法|典|条例|code|act/

/** How many other characters an explicit reference may have around it. */
const maxOther = 4

const fold = (text: string): string => toSimplified(text.normalize('NFKC').toLowerCase())

type NamedLaw = { readonly law: Law; readonly name: string }

/** Every name of every law, folded; the longest first, because a longer name may contain a shorter one. */
function namesOf({ laws }: Knowledge): readonly NamedLaw[] {
  return [...laws.values()]
    .flatMap((law) =>
      [...law.aliases, ...Object.values(law.short), ...Object.values(law.title)].map((name) => ({
        law,
        name: fold(name),
      })),
    )
    .sort((a, b) => b.name.length - a.name.length)
}

/** Finds the law and article that a text refers to; see {@link createLawReader}. */
export type LawReader = (text: string) => LawReference | undefined

function readReference(text: string, names: readonly NamedLaw[], { laws }: Knowledge): LawReference | undefined {
  const folded = fold(text).trim()
  const named = names.find(({ name }) => folded.includes(name))
  const withoutName = named ? folded.replace(named.name, ' ') : folded
  const worded = chineseArticle.exec(withoutName) ?? englishArticle.exec(withoutName)
  const number = worded ?? bareNumber.exec(withoutName.replace(/[《》]/g, ' ').trim())
  const value = fromNumeral(number?.[1] ?? number?.[2] ?? '')
  const other = withoutName.replace(number?.[0] ?? '', '').replace(filler, '')
  const isOurs =
    value !== undefined && (other === '' || (worded !== null && other.length <= maxOther && !lawWord.test(other)))
  const law = named?.law ?? (isOurs ? laws.get(defaultLaw) : undefined)
  if (!law) return undefined
  const isExplicit = worded !== null && value !== undefined && other.length <= maxOther
  return { law, ...(value !== undefined && { article: String(value) }), isExplicit }
}

/**
 * Creates a reader for texts such as `86`, `社会保险法第八十六条`, `article 86`, `Labor Contract Law 38`, `43号文`. It returns `undefined` if the
 * text has neither a law nor an article number, or if the number belongs to another law (民法典 3).
 */
export function createLawReader(knowledge: Knowledge): LawReader {
  const names = namesOf(knowledge)
  return (text) => readReference(text, names, knowledge)
}
