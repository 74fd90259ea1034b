import type { Knowledge } from '../knowledge/knowledge.ts'
import { createConceptFinder } from './concepts.ts'
import { createNormaliser } from './normalise.ts'
import { createSpeller } from './spelling.ts'
import { type Terms, termsOf } from './terms.ts'
import { createUnwrapper } from './wrappers.ts'

/** How texts become terms: utterances as they are written, questions with their spelling repaired. */
export type Reader = {
  /** A text in the form in which everything is compared, without what people wrap around a question. */
  readonly normalise: (text: string) => string
  readonly utterance: (normal: string) => Terms
  readonly question: (normal: string) => Terms
}

/** A reader for a knowledge base whose utterances use these Latin words, each with how often. */
export function createReader(
  { synonyms, wrappers }: Pick<Knowledge, 'synonyms' | 'wrappers'>,
  vocabulary: ReadonlyMap<string, number>,
): Reader {
  const findConcepts = createConceptFinder(synonyms)
  const speller = createSpeller(vocabulary)
  const unwrap = createUnwrapper(wrappers, (words) => findConcepts(words).length > 0)
  return {
    normalise: createNormaliser(unwrap),
    utterance: (normal) => termsOf(normal, findConcepts),
    question: (normal) => termsOf(normal, findConcepts, speller),
  }
}
