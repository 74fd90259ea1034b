import type { KnowledgeFiles } from '../files.ts'
import type { YamlFile } from '../read-yaml.ts'
import type { IntentFile } from '../schema.ts'
import { daysAfter } from './days.ts'
import { asError, asWarning, type Finding } from './finding.ts'

/** How many days before a review is due the lint announces it. */
const noticeDays = 60

/** The review dates of one answer: of the intent, or of a variant that was reviewed separately. */
type Review = {
  readonly what: string
  readonly line: number
  readonly reviewed: string
  readonly reviewBy: string
}

/** A variant without review dates is reviewed with its intent. */
function reviewsOf({ value, lineOf }: YamlFile<IntentFile>): readonly Review[] {
  const { reviewed, reviewBy, variants } = value
  const own = variants.flatMap((variant, index): readonly Review[] => {
    if (variant.reviewed === undefined && variant.reviewBy === undefined) return []
    const path = ['variants', index, variant.reviewBy === undefined ? 'reviewed' : 'reviewBy']
    return [
      {
        what: `the variant from ${variant.from} `,
        line: lineOf(path),
        reviewed: variant.reviewed ?? reviewed,
        reviewBy: variant.reviewBy ?? reviewBy,
      },
    ]
  })
  return [{ what: '', line: lineOf(['reviewBy']), reviewed, reviewBy }, ...own]
}

function findingOf({ what, line, reviewed, reviewBy }: Review, file: string, today: string): readonly Finding[] {
  const problem = (message: string) => ({ file, line, message: `${what}${message}` })
  if (reviewBy <= reviewed)
    return [
      asError(problem(`reviewBy ${reviewBy} is not after reviewed ${reviewed}. Set a later day for the next review.`)),
    ]
  if (reviewBy < today)
    return [
      asWarning(
        problem(
          `was due for a review on ${reviewBy}; people see a note about it. Check it against the law and set both days.`,
        ),
      ),
    ]
  return reviewBy <= daysAfter(today, noticeDays) ? [asWarning(problem(`is due for a review by ${reviewBy}.`))] : []
}

/** Finds answers and separately reviewed variants whose review is overdue, or due within 60 days of `today` (`YYYY-MM-DD`). */
export function findDueReviews({ intents }: KnowledgeFiles, today: string): readonly Finding[] {
  return [...intents].flatMap(([, yaml]) => reviewsOf(yaml).flatMap((review) => findingOf(review, yaml.file, today)))
}
