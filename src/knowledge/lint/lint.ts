import type { KnowledgeFiles } from '../files.ts'
import {
  type Digests,
  findAlteredArticles,
  findUncitedLaws,
  findUnevenTranslations,
  type Originals,
} from './articles.ts'
import { findDeadEnds } from './dead-ends.ts'
import { findDueReviews } from './due-reviews.ts'
import { findFalseClaims } from './false-claims.ts'
import type { Finding } from './finding.ts'
import { findLongAnswers } from './lengths.ts'
import { findPlaceUpkeep } from './places.ts'
import { findMeasuredUtterances, findRepeatedUtterances, findThinTopics } from './utterances.ts'

/** What the files are compared with. */
export type LintOptions = {
  /** `YYYY-MM-DD` */
  readonly today: string
  readonly digests: Digests
  /** The statutes, if a collection is available. */
  readonly originals?: Originals | undefined
  /** Evaluation questions, which must not be learnt. */
  readonly measured: readonly { readonly text: string; readonly file: string }[]
}

/** Everything wrong with files that load. Each finding says where it is, what it is and what to do. */
export function lintKnowledge(files: KnowledgeFiles, { today, digests, originals, measured }: LintOptions): Finding[] {
  return [
    ...findRepeatedUtterances(files),
    ...findMeasuredUtterances(files, measured),
    ...findThinTopics(files),
    ...findAlteredArticles(files, digests, originals),
    ...findUnevenTranslations(files),
    ...findUncitedLaws(files),
    ...findDeadEnds(files),
    ...findFalseClaims(files),
    ...findLongAnswers(files),
    ...findDueReviews(files, today),
    ...findPlaceUpkeep(files, today),
  ]
}
