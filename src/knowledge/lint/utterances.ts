import { toSimplified } from '../../locale/script.ts'
import type { KnowledgeFiles } from '../files.ts'
import { asError, type Finding } from './finding.ts'

/** The share of common letter triples from which two utterances are so similar that one teaches the matcher nothing. */
const nearDuplicate = 0.82

/** Shorter utterances are not compared: they differ in the one word that matters. */
const shortestCompared = 8

/** Shorter texts are common phrases (你好, thanks), which may be both learnt and measured. */
const leastMeasured = (bare: string): number => (/\p{Script=Han}/u.test(bare) ? 5 : 8)

type Place = {
  readonly topic: string
  readonly file: string
  readonly line: number
  readonly text: string
  readonly bare: string
}

/** Reduces a text to letters and digits, Simplified and lower case. */
const bareText = (text: string): string =>
  toSimplified(text.normalize('NFKC').toLowerCase()).replace(/[^\p{L}\p{N}]+/gu, '')

function placesOf({ intents }: KnowledgeFiles): Place[] {
  return [...intents].flatMap(([topic, yaml]) =>
    Object.entries(yaml.value.utterances).flatMap(([locale, list]) =>
      list.map((text, index) => ({
        topic,
        file: yaml.file,
        line: yaml.lineOf(['utterances', locale, index]),
        text,
        bare: bareText(text),
      })),
    ),
  )
}

const triplesOf = (text: string): ReadonlySet<string> =>
  new Set(Array.from({ length: Math.max(0, text.length - 2) }, (_, index) => text.slice(index, index + 3)))

/** Whether two sets share so much that they are nearly the same. Stops as soon as they cannot any more: this runs millions of times. */
function isNear(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  // shared / (a + b − shared) ≥ nearDuplicate, solved for the triples that may be missing from the larger set.
  const needed = (nearDuplicate * (a.size + b.size)) / (1 + nearDuplicate)
  let left = small.size - needed
  if (left < 0) return false
  for (const triple of small) {
    if (large.has(triple)) continue
    left -= 1
    if (left < 0) return false
  }
  return true
}

const twin = (place: Place, other: Place, how: string): Finding =>
  asError({
    file: place.file,
    line: place.line,
    message: `the utterance "${place.text}" ${how} "${other.text}" (${other.file}:${other.line}). Reword one so that it says something new, or remove it.`,
  })

/**
 * Returns a function that picks the rarest triples of a text. Two texts that are nearly the same share at least one of these, so only
 * such pairs need comparing.
 */
function rarestTriples(all: readonly ReadonlySet<string>[]): (triples: ReadonlySet<string>) => readonly string[] {
  const counts = new Map<string, number>()
  for (const triples of all) for (const triple of triples) counts.set(triple, (counts.get(triple) ?? 0) + 1)
  const count = (triple: string): number => counts.get(triple) ?? 0
  return (triples) =>
    [...triples]
      .sort((a, b) => count(a) - count(b) || (a < b ? -1 : 1))
      .slice(0, triples.size - Math.ceil(nearDuplicate * triples.size) + 1)
}

/** Finds utterances that are the same as another one, or nearly so. */
export function findRepeatedUtterances(files: KnowledgeFiles): Finding[] {
  const places = placesOf(files).map((place) => ({ ...place, triples: triplesOf(place.bare) }))
  const rarestOf = rarestTriples(places.map(({ triples }) => triples))
  const seen = new Map<string, Place>()
  const having = new Map<string, (typeof places)[number][]>()
  return places.flatMap((place) => {
    const same = seen.get(place.bare)
    if (same) return [twin(place, same, 'is the same as')]
    seen.set(place.bare, place)
    if (place.bare.length < shortestCompared) return []
    const rarest = rarestOf(place.triples)
    const near = rarest
      .flatMap((triple) => having.get(triple) ?? [])
      .find((other) => isNear(place.triples, other.triples))
    for (const triple of rarest) {
      const others = having.get(triple)
      if (others) others.push(place)
      else having.set(triple, [place])
    }
    return near ? [twin(place, near, 'is nearly the same as')] : []
  })
}

/**
 * Finds utterances that are also evaluation questions: learning those would make the evaluation meaningless. Common phrases
 * (你好, thanks) are exempt.
 */
export function findMeasuredUtterances(
  files: KnowledgeFiles,
  questions: readonly { readonly text: string; readonly file: string }[],
): Finding[] {
  const measured = new Map(questions.map(({ text, file }) => [bareText(text), file]))
  return placesOf(files).flatMap(({ bare, file, line, text }) => {
    const source = measured.get(bare)
    return source && bare.length >= leastMeasured(bare)
      ? [
          asError({
            file,
            line,
            message: `the utterance "${text}" is also in ${source}, whose questions are for evaluation only. Remove it from one of the two.`,
          }),
        ]
      : []
  })
}

/** Finds topics with too few utterances. Core topics need more, because most people ask about them. */
export function findThinTopics({ intents }: KnowledgeFiles): Finding[] {
  return [...intents].flatMap(([, yaml]) => {
    const least = yaml.value.section === 'core' ? 60 : 35
    return Object.entries(yaml.value.utterances).flatMap(([locale, list]) =>
      list.length >= least
        ? []
        : [
            asError({
              file: yaml.file,
              line: yaml.lineOf(['utterances', locale]),
              message: `has ${list.length} utterances in ${locale}; it needs ${least}. Write down how other people would ask.`,
            }),
          ],
    )
  })
}
