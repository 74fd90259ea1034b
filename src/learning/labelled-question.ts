import type { Roles } from '../knowledge/knowledge.ts'
import { serveEachOther } from '../matching/options.ts'

/** A labelled question: in scope it names the topic that answers it (and others that would do as well), out of scope its kind. */
export type LabelledQuestion = {
  readonly text: string
  readonly lang?: string
  readonly style?: string
  readonly topic?: string
  readonly alt?: string
  readonly intents?: readonly string[]
  readonly kind?: string
}

/** How labels are read: `strict` accepts the topic alone, `lenient` also the alternatives of the label and topics that serve the same person. */
export type Strictness = 'strict' | 'lenient'

/** Whether a topic answers a question. No topic answers one out of scope. */
export function isRightFor(question: LabelledQuestion, intent: string, roles: Roles, strictness: Strictness): boolean {
  const { topic, alt, intents = [] } = question
  if (topic === undefined || strictness === 'strict') return intent === topic
  const accepted = [topic, ...(alt === undefined ? [] : [alt]), ...intents]
  return accepted.some((right) => right === intent || serveEachOther(right, intent, roles))
}
