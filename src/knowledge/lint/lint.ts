import type { KnowledgeFiles } from '../files.ts'
import {
  type Digests,
  findAlteredArticles,
  findUncitedLaws,
  findUnevenTranslations,
  type Originals,
} from './articles.ts'
import { findDueReviews } from './due-reviews.ts'
import type { Finding } from './finding.ts'
import { findLongAnswers } from './lengths.ts'
import { findPlaceUpkeep } from './places.ts'
import { findDeadEnds, findFalseStatements } from './upkeep.ts'
import { findMeasuredUtterances, findRepeatedUtterances, findThinTopics } from './utterances.ts'

/** What the files are held against. */
export type LintOptions = {
  /** `YYYY-MM-DD` */
  readonly today: string
  readonly digests: Digests
  /** The statutes, where a collection is at hand. */
  readonly originals?: Originals | undefined
  /** Questions kept for measuring, which must not be learnt. */
  readonly measured: readonly { readonly text: string; readonly file: string }[]
}

/** All that is wrong with files that load: each finding says where, what, and what to do. */
export function lintKnowledge(files: KnowledgeFiles, { today, digests, originals, measured }: LintOptions): Finding[] {
  return [
    ...findRepeatedUtterances(files),
    ...findMeasuredUtterances(files, measured),
    ...findThinTopics(files),
    ...findAlteredArticles(files, digests, originals),
    ...findUnevenTranslations(files),
    ...findUncitedLaws(files),
    ...findDeadEnds(files),
    ...findFalseStatements(files),
    ...findLongAnswers(files),
    ...findDueReviews(files, today),
    ...findPlaceUpkeep(files, today),
  ]
}
