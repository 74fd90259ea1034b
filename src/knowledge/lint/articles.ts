import { createHash } from 'node:crypto'
import type { KnowledgeFiles } from '../files.ts'
import { asError, asWarning, type Finding } from './finding.ts'

/** The recorded fingerprint of each quoted article, by `law#article`. */
export type Digests = Readonly<Record<string, string>>

/** A collection of statutes to compare with. Returns the text of an article, or `undefined` if the collection lacks it. */
export type Originals = (law: string, article: string) => string | undefined

const withoutBlanks = (text: string): string => text.replace(/\s+/g, '')

/** SHA-256 of an article, ignoring white space. */
export function digestOf(text: string): string {
  return createHash('sha256').update(withoutBlanks(text)).digest('hex')
}

/** The current fingerprints of all quoted articles, ordered by name. */
export function digestsOf({ laws }: KnowledgeFiles): Digests {
  const entries = [...laws].flatMap(([law, { value }]) =>
    Object.entries(value.articles).map(
      ([article, { 'zh-Hans': text }]) => [`${law}#${article}`, digestOf(text)] as const,
    ),
  )
  return Object.fromEntries(entries.sort(([a], [b]) => a.localeCompare(b, 'en')))
}

/** Finds articles whose Chinese text differs from the recorded one, or from the statute if a collection is available. */
export function findAlteredArticles(
  { laws }: KnowledgeFiles,
  digests: Digests,
  originals: Originals = () => undefined,
): Finding[] {
  return [...laws].flatMap(([law, yaml]) =>
    Object.entries(yaml.value.articles).flatMap(([article, { 'zh-Hans': text }]) => {
      const place = { file: yaml.file, line: yaml.lineOf(['articles', article, 'zh-Hans']) }
      const original = originals(law, article)
      if (original !== undefined && withoutBlanks(original) !== withoutBlanks(text)) {
        return [
          asError({
            ...place,
            message: `article ${article} is not verbatim: it differs from the statute. Copy the text of the law again.`,
          }),
        ]
      }
      const recorded = digests[`${law}#${article}`]
      if (recorded === digestOf(text)) return []
      const what =
        recorded === undefined
          ? `article ${article} has no recorded fingerprint`
          : `article ${article} was altered after it was recorded`
      return [
        asError({
          ...place,
          message: `${what}. Compare it with the official text; if it is right, run: npm run lint -- --record`,
        }),
      ]
    }),
  )
}

/** Finds translations with more or fewer lines than the Chinese, since paragraph numbers would then point to the wrong text. */
export function findUnevenTranslations({ laws }: KnowledgeFiles): Finding[] {
  const linesOf = (text: string): number => text.trim().split('\n').length
  return [...laws].flatMap(([, yaml]) =>
    Object.entries(yaml.value.articles).flatMap(([article, { 'zh-Hans': chinese, en }]) =>
      linesOf(chinese) === linesOf(en)
        ? []
        : [
            asError({
              file: yaml.file,
              line: yaml.lineOf(['articles', article, 'en']),
              message: `the translation of article ${article} has ${linesOf(en)} lines, the Chinese ${linesOf(chinese)}. Translate line by line.`,
            }),
          ],
    ),
  )
}

/** Finds laws that no answer cites. People can look them up, but somebody must keep them current. */
export function findUncitedLaws({ intents, laws, places }: KnowledgeFiles): Finding[] {
  const cited = new Set(
    [
      ...[...intents.values()].flatMap(({ value }) => [value, ...value.variants]),
      ...[...places.values()].flatMap(({ value }) => value.statements),
    ].flatMap(({ citations }) => citations.map((citation) => citation.split('#')[0])),
  )
  return [...laws].flatMap(([law, { file }]) =>
    cited.has(law) ? [] : [asWarning({ file, message: 'is not cited by any answer. Cite it, or remove it.' })],
  )
}
