import { command } from '../conversation/command.ts'
import type { Feature } from '../conversation/feature.ts'
import { inPlace, type MessageReply, toast } from '../conversation/reply.ts'
import type { Turn } from '../conversation/turn.ts'
import type { Facts } from '../knowledge/situation.ts'
import { inPrivate } from '../pages/in-private.ts'
import type { TriagePages } from '../pages/triage.ts'
import { pendingCase } from '../pages/triage-question.ts'
import type { ReadAnswer } from '../situation/answer-in-words.ts'
import { decodeCase } from '../situation/case-state.ts'

export type TriageFeatureDependencies = {
  /** None for a knowledge base without situation.yaml. */
  readonly pages: TriagePages | undefined
  /** What a message answers to a question of guided help. */
  readonly readAnswer: ReadAnswer | undefined
}

/** Of what is remembered, what guided help goes on with. */
const known = ({ memory }: Turn): Facts => memory.slots

/** The first page of a new case: everything remembered about the old case is cleared. */
function startedAgain({ situation, next }: TriagePages, turn: Turn): MessageReply {
  const nothing = Object.fromEntries([...situation.slots.map(({ id }) => id), 'months', 'place'].map((id) => [id, '']))
  const page = next({}, turn)
  return { ...page, subject: { ...page.subject, slots: nothing } }
}

/** Guided help: a few questions, then what to do. `/triage`, its buttons, and answers in words. */
export function triage({ pages, readAnswer }: TriageFeatureDependencies): Feature {
  return {
    commands: pages
      ? [
          command(
            'triage',
            inPrivate('triage', (turn) => [pages.next(known(turn), turn)]),
          ),
        ]
      : [],
    presses: {
      case: (turn, { step, state }) => {
        if (!pages) return [toast(turn.t('toast.oldButton'))]
        const facts = decodeCase(pages.situation, state)
        if (step === 'begin') return [pages.next(known(turn), turn)]
        return [inPlace(step === 'again' ? startedAgain(pages, turn) : pages.step(step, facts, turn))]
      },
    },
    expects: {
      [pendingCase]: (turn, { about }) => {
        const [question = '', state = ''] = about.split(' ')
        if (!pages || !readAnswer) return undefined
        const facts = decodeCase(pages.situation, state)
        const answer = readAnswer(turn.incoming.content.text, question, facts)
        return answer && [pages.next({ ...facts, ...answer }, turn)]
      },
    },
  }
}
