import type { MessageReply } from '../conversation/reply.ts'
import type { Turn } from '../conversation/turn.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Facts, GuidedSituation } from '../knowledge/situation.ts'
import type { I18n } from '../locale/i18n.ts'
import { decodeCase } from '../situation/case-state.ts'
import { nextQuestion, withAssumed, withGuide } from '../situation/triage.ts'
import { cardPage } from './triage-card.ts'
import { paperPage } from './triage-paper.ts'
import { answerButtons, changePage, questionPage } from './triage-question.ts'

export type TriageDependencies = { readonly knowledge: Knowledge; readonly i18n: I18n; readonly now: () => Date }

/** The pages of guided help. */
export type TriagePages = {
  readonly situation: GuidedSituation
  /** The next question or, if there is none, the result of the case. */
  readonly next: (facts: Facts, turn: Turn) => MessageReply
  /** A step by its name: a question's id, `card`, `paper`, `change`; anything else goes on. */
  readonly step: (step: string, facts: Facts, turn: Turn) => MessageReply
  /** The page that a deep link opens: `triage`, or `triage-` with a state; `undefined` for any other payload. */
  readonly linked: (payload: string, turn: Turn) => MessageReply | undefined
}

/** What a deep link to guided help begins with. */
const linkForm = /^triage(?:-([a-z0-9_]+))?$/

/** The pages of guided help; `undefined` for a knowledge base without situation.yaml. */
export function createTriagePages({ knowledge, i18n, now }: TriageDependencies): TriagePages | undefined {
  const situation = withGuide(knowledge.situation)
  if (!situation) return undefined
  const card = (facts: Facts, turn: Turn) => cardPage({ knowledge, now }, situation, facts)(turn)

  const next = (facts: Facts, turn: Turn): MessageReply => {
    const question = nextQuestion(situation, facts)
    return question ? questionPage(knowledge, situation, question, facts)(turn) : card(facts, turn)
  }

  const linked = (payload: string, turn: Turn): MessageReply | undefined => {
    const link = linkForm.exec(payload)
    return link ? next(link[1] ? decodeCase(situation, link[1]) : turn.memory.slots, turn) : undefined
  }

  return {
    situation,
    next,
    linked,
    step: (step, facts, turn) => {
      if (step === 'card') return card(facts, turn)
      if (step === 'paper') return paperPage({ knowledge, i18n }, situation, facts)(turn)
      if (step === 'change') return changePage(knowledge, situation, facts)(turn)
      const question = situation.questions.find(({ id }) => id === step)
      return question ? questionPage(knowledge, situation, question, facts)(turn) : next(facts, turn)
    },
  }
}

/** The one thing that is not known yet of a case that was told, with its answers as buttons. Nobody who tells a case calmly is asked whether it is urgent. */
export function oneMoreThing(knowledge: Pick<Knowledge, 'situation'>, told: Facts, turn: Turn) {
  const situation = withGuide(knowledge.situation)
  if (!situation) return undefined
  const facts = withAssumed({ urgent: 'no', ...told }, situation)
  const question = nextQuestion(situation, facts)
  return question && { question, buttons: answerButtons(situation, question, facts, turn) }
}
