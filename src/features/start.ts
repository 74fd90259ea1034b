import { command } from '../conversation/command.ts'
import type { Feature } from '../conversation/feature.ts'
import type { Reply } from '../conversation/reply.ts'
import type { Turn } from '../conversation/turn.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { inPrivate } from '../pages/in-private.ts'
import type { ReplyWith } from '../pages/reply-with.ts'
import type { StartPage } from '../pages/start-page.ts'

export type StartDependencies = {
  readonly knowledge: Knowledge
  readonly replyWith: ReplyWith
  readonly startPage: StartPage
  readonly topicsPage: (turn: Turn) => Reply
  /** The page of guided help that a link such as `/start triage` opens; none for other payloads. */
  readonly triagePage: ((payload: string, turn: Turn) => Reply | undefined) | undefined
  /** What a link to a sum opens; `undefined` for any other payload. */
  readonly openSum: (payload: string, turn: Turn) => Reply | undefined
}

/** `/start`, and deep links such as `/start late-fee` (Bot API, "deep linking"). */
export function start({
  knowledge,
  replyWith,
  startPage,
  topicsPage,
  triagePage,
  openSum,
}: StartDependencies): Feature {
  return {
    commands: [
      command(
        'start',
        inPrivate('start', (turn) => {
          const payload = turn.incoming.content.argument.trim()
          const intent = knowledge.intents.get(payload)
          if (intent) return [replyWith(intent, turn)]
          const guided = triagePage?.(payload, turn)
          if (guided) return [guided]
          const sum = openSum(payload, turn)
          if (sum) return [sum]
          return [payload === 'topics' ? topicsPage(turn) : startPage(turn.locale)]
        }),
        { argument: 'code' },
      ),
    ],
  }
}
