import type { Incoming } from '../../../conversation/incoming.ts'
import { isWritten, type Reply } from '../../../conversation/reply.ts'
import { questionOf } from './said.ts'

/** What a message does that only steers the conversation. */
export type Act =
  | 'greeting'
  | 'thanks'
  | 'goodbye'
  | 'yes'
  | 'no'
  | 'ack'
  | 'confused'
  | 'simpler'
  | 'one-at-a-time'
  | 'human'
  | 'insult'
  | 'unreachable'
  | 'language-en'
  | 'language-zh-Hans'
  | 'language-zh-Hant'
  | 'again'
  | 'correction'

/** What the bot records of a question. The page has words for all of it: an outcome or act that is not named here does not compile in app.ts. */
export type Recorded = {
  readonly id: string
  readonly outcome:
    | 'answer'
    | 'presumed'
    | 'out-of-scope'
    | 'several'
    | 'disambiguation'
    | 'fallback'
    | 'article'
    | 'act'
    | 'menu'
    | 'situation'
    | 'urgent'
    | 'crisis'
  readonly topic?: string
  readonly options?: readonly string[]
  readonly act?: Act | 'place' | 'number'
}

/** How the bot came to its reply: what the message was taken for, or what heard it where nothing is recorded. `tapped`: a button has changed the reply since. */
export type Way =
  | Recorded['outcome']
  | 'pick'
  | 'number'
  | 'place'
  | 'sum'
  | 'triage'
  | 'reminder'
  | 'under-way'
  | 'sorry'
  | 'silence'
  | 'tapped'

/** What the bot was asked, and what came of it. `topics`: what it showed or offered, by id. */
export type Taken = {
  readonly question: string
  readonly way: Way
  readonly act?: Act
  readonly topics: readonly string[]
}

/** Questions that are remembered until their replies are shown. */
const mostRemembered = 100

/** Remembers what messages were taken for, by the id of their incoming. */
export function createTakenFor() {
  const questions = new Map<string, Recorded>()
  return {
    keep: (question: Recorded): void => {
      questions.set(question.id, question)
      const [oldest] = questions.keys()
      if (questions.size > mostRemembered && oldest !== undefined) questions.delete(oldest)
    },
    takenFor: (id: string): Recorded | undefined => questions.get(id),
  }
}

/** What goes on in several messages, by the name of its question in progress and of its buttons. */
const underWay: readonly (readonly [name: string, way: Way])[] = [
  ['case', 'triage'],
  ['sum', 'sum'],
  ['remind', 'reminder'],
]

/** What heard a message of which nothing is recorded, by what its reply asks or leads to. */
function wayOfReplies(replies: readonly Reply[]): Way {
  if (replies.length === 0) return 'silence'
  const written = replies.filter(isWritten)
  const asked = written.map(({ subject }) => subject?.pending?.name)
  const led = written.flatMap(({ buttons = [] }) =>
    buttons.flat().map((button) => ('action' in button ? button.action.name : '')),
  )
  return [asked, led].flatMap((names) => underWay.find(([name]) => names.includes(name))?.[1] ?? [])[0] ?? 'under-way'
}

function wayOf({ outcome, act, topic }: Recorded): Way {
  if (outcome !== 'act') return outcome
  if (act === 'place' || act === 'number') return act
  return topic === undefined ? 'act' : 'pick'
}

const offering: readonly Recorded['outcome'][] = ['several', 'disambiguation', 'menu', 'fallback']

function topicsOf({ outcome, topic, options = [] }: Recorded): readonly string[] {
  if (offering.includes(outcome)) return options
  return topic === undefined ? [] : [topic]
}

/** Returns the question of `incoming` and its outcome; `undefined` if it asked nothing. */
export function takenOf(
  incoming: Incoming,
  replies: readonly Reply[],
  recorded: Recorded | undefined,
): Taken | undefined {
  const question = questionOf(incoming)
  if (question === undefined) return undefined
  if (!recorded || replies.length === 0) return { question, way: wayOfReplies(replies), topics: [] }
  const { act } = recorded
  const named = act !== undefined && act !== 'place' && act !== 'number' && { act }
  return { question, way: wayOf(recorded), topics: topicsOf(recorded), ...named }
}
