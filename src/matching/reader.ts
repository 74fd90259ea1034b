import type { Knowledge } from '../knowledge/knowledge.ts'
import { createConceptFinder } from './concepts.ts'
import { createSpeller } from './spelling.ts'
import { type Terms, termsOf } from './terms.ts'

/** How normalised texts become terms: utterances as they are written, questions with their spelling repaired. */
export type Reader = {
  readonly utterance: (normal: string) => Terms
  readonly question: (normal: string) => Terms
}

/** A reader for the word groups of a knowledge base and the Latin words it uses, with how often. */
export function createReader(synonyms: Knowledge['synonyms'], vocabulary: ReadonlyMap<string, number>): Reader {
  const findConcepts = createConceptFinder(synonyms)
  const speller = createSpeller(vocabulary)
  return {
    utterance: (normal) => termsOf(normal, findConcepts),
    question: (normal) => termsOf(normal, findConcepts, speller),
  }
}
