import { isDay } from '../terminal/command.ts'
import { nearest } from '../terminal/nearest.ts'

/** A topic that was reviewed on a day; `due` is the day of the next review if somebody set it. Days are `YYYY-MM-DD`. */
export type Review = { readonly topic: string; readonly day: string; readonly due?: string }

/** The reviews of a file, or what is wrong with its lines. */
type ReadReviews = { readonly reviews: readonly Review[]; readonly problems: readonly string[] }

type Known = { readonly topics: readonly string[]; readonly today: string }

/** What is wrong with a review, if anything. */
function faultOf({ topic, day, due }: Review, seen: readonly Review[], { topics, today }: Known): string | undefined {
  if (!isDay(day) || (due !== undefined && !isDay(due)))
    return 'is not a topic and a day. Write for example: late-fee,2026-12-10'
  if (!topics.includes(topic)) {
    const meant = nearest(topic, topics)
    return `names no topic${meant === undefined ? '.' : `. Did you mean ${meant}?`}`
  }
  if (seen.some((one) => one.topic === topic)) return 'names a topic for the second time.'
  if (day > today) return `is of a day to come; today is ${today}.`
  return due !== undefined && due <= day ? 'has a next review that is not after the review.' : undefined
}

/** Reads lines of topic, day and next day, separated by commas, semicolons or blanks. Skips empty lines, `#` comments and a heading. */
export function readReviews(text: string, file: string, known: Known): ReadReviews {
  const reviews: Review[] = []
  const problems: string[] = []
  for (const [at, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const [topic = '', day = '', due = ''] = line
      .replace(/#.*/, '')
      .trim()
      .split(/\s*[,;\t ]\s*/)
    if (topic === '' || (topic === 'topic' && day === 'day')) continue
    const review = { topic, day, ...(due !== '' && { due }) }
    const fault = faultOf(review, reviews, known)
    if (fault === undefined) reviews.push(review)
    else problems.push(`${file}:${at + 1} ("${line.trim()}") ${fault}`)
  }
  if (reviews.length === 0 && problems.length === 0) problems.push(`${file} names no topic.`)
  return { reviews, problems }
}
