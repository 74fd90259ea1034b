import type { Feature } from '../conversation/feature.ts'
import type { Reply } from '../conversation/reply.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { decide, type Interpretation } from '../matching/decide.ts'
import type { Matcher } from '../matching/matcher.ts'
import type { ReplyWith } from '../pages/reply-with.ts'

export type InlineDependencies = {
  readonly knowledge: Knowledge
  readonly matcher: Matcher
  readonly replyWith: ReplyWith
}

function intentsFor(interpretation: Interpretation): readonly string[] {
  switch (interpretation.kind) {
    case 'answer':
    case 'out-of-scope':
      return [interpretation.intent]
    case 'presumed':
      return [interpretation.intent, ...interpretation.alternatives]
    case 'disambiguation':
    case 'several':
      return interpretation.options
    case 'fallback':
      return interpretation.near
  }
}

/** Looks answers up from any chat (`@bot 滞纳金`): one result for each topic that may be meant; before anything is typed, the three main routes. */
export function inline({ knowledge, matcher, replyWith }: InlineDependencies): Feature {
  return {
    onInline: (turn) => {
      const reading = matcher.read(turn.incoming.content.query)
      const ids = reading.question === '' ? knowledge.roles.startRoutes : intentsFor(decide(reading, knowledge))
      return ids
        .flatMap((id) => knowledge.intents.get(id) ?? [])
        .filter((intent) => intent.kind === 'topic')
        .map((intent): Reply => {
          const { html, title } = replyWith(intent, turn)
          const buttons = [[{ label: turn.t('inline.privately'), start: intent.id }]]
          return { kind: 'result', id: intent.id, html, title, buttons }
        })
    },
  }
}
