import { isMap, isScalar, isSeq, parseDocument, type YAMLMap } from 'yaml'
import type { Review } from './reviews.ts'

const textOf = (map: YAMLMap, key: string): string => String(map.get(key) ?? '')

/** The part of a topic's file whose dates are meant: the variant of the day if it has dates of its own, or else the topic. */
function datedPart(topic: YAMLMap, day: string): YAMLMap {
  const variants = topic.get('variants')
  const own = (isSeq(variants) ? variants.items : [])
    .filter(isMap)
    .filter((variant) => textOf(variant, 'from') <= day)
    .sort((a, b) => textOf(a, 'from').localeCompare(textOf(b, 'from')))
    .at(-1)
  return own?.has('reviewed') && own.has('reviewBy') ? own : topic
}

/** The new due day: as long after the review as the previous due day was after the previous review. */
function dueAfter(day: string, before: string, dueBefore: string): string {
  const time = Date.parse(day) + Date.parse(dueBefore) - Date.parse(before)
  return new Date(time).toISOString().slice(0, 10)
}

/**
 * The text of a topic's YAML file with the dates of a review, and otherwise as it was to the letter: each date is replaced where the document has it.
 * Throws if the file has no dates.
 */
export function setDates(text: string, { topic, day, due }: Review): string {
  const { contents } = parseDocument(text)
  if (!isMap(contents)) throw new Error(`${topic}.yaml is not a topic.`)
  const part = datedPart(contents, day)
  const next = due ?? dueAfter(day, textOf(part, 'reviewed'), textOf(part, 'reviewBy'))
  const changes = Object.entries({ reviewed: day, reviewBy: next }).map(([key, value]) => {
    const node = part.get(key, true)
    if (!isScalar(node) || !node.range) throw new Error(`${topic}.yaml has no ${key}.`)
    return { from: node.range[0], to: node.range[1], value }
  })
  return changes
    .sort((a, b) => b.from - a.from)
    .reduce((changed, { from, to, value }) => changed.slice(0, from) + value + changed.slice(to), text)
}
