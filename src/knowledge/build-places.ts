import { withTraditional } from './build.ts'
import { parseCitation } from './citation.ts'
import type { Place } from './place.ts'
import type { PlaceFile } from './place-schema.ts'

/** Builds a place from its checked file. */
export function toPlace({ region, statements }: PlaceFile): Place {
  return {
    region,
    statements: statements.map(({ topics, citations, source, checked, expires, ...texts }) => ({
      topics,
      text: withTraditional(texts),
      citations: citations.map(parseCitation),
      source,
      checked,
      expires,
    })),
  }
}
