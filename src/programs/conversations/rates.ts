import type { Labelled, LabelledTurn } from './labelled-conversation.ts'
import type { PlayedTurn, TurnOutcome } from './play.ts'

/** A turn with its expected and its actual outcome; `before` is the text of the previous reply. */
export type JudgedTurn = { readonly turn: LabelledTurn; readonly played: PlayedTurn; readonly before?: string }

const shownKinds: readonly TurnOutcome['kind'][] = ['answer', 'presumed', 'situation']

const isExpected = (topic: string | undefined, { expect }: LabelledTurn): boolean =>
  topic !== undefined && expect.includes(topic)

/** The topics one tap away: what is shown, and what is offered beside it. */
const within = ({ outcome: { topic, options = [] } }: PlayedTurn): readonly (string | undefined)[] => [
  topic,
  ...options,
]

const isQuestion = ({ turn }: JudgedTurn): boolean => turn.expect.length > 0
const isReachedAtOnce = ({ turn, played: { outcome } }: JudgedTurn): boolean =>
  shownKinds.includes(outcome.kind) && isExpected(outcome.topic, turn)
/** Urgent help counts as reached where it was asked for in an emergency. */
const isWithinOneTap = ({ turn, played }: JudgedTurn): boolean =>
  within(played).some((topic) => isExpected(topic, turn)) || played.outcome.kind === 'urgent'
const isCertainlyWrong = ({ turn, played: { outcome } }: JudgedTurn): boolean =>
  outcome.kind === 'answer' && !isExpected(outcome.topic, turn)
/** Nothing to go on with: no topic, no option. */
const isDeadEnd = ({ played: { outcome } }: JudgedTurn): boolean =>
  outcome.kind === 'silence' || (outcome.kind === 'fallback' && (outcome.options ?? []).length === 0)

const isAct = ({ turn }: JudgedTurn): boolean => turn.act !== undefined && turn.act !== 'chatter'

/** A yes or a number picks what was shown; any act of the same family is understood. */
function isUnderstood({ turn, played: { outcome } }: JudgedTurn): boolean {
  const { act } = turn
  // Silence, a nod and thanks do for an acknowledgement.
  if (act === 'ack' && outcome.kind === 'silence') return true
  if (act === 'crisis' || act === 'urgent') return outcome.kind === act
  if (act === 'pick-number' || act === 'yes')
    return outcome.kind === 'act' && ['pick-number', 'yes', 'ack'].includes(outcome.act ?? '')
  if (act === 'correction') return outcome.kind !== 'fallback' && outcome.kind !== 'silence'
  return outcome.kind === 'act' ? outcome.act === act : outcome.kind === 'class' && outcome.topic === act
}

/** Chatter meets no topic. */
const isTopicForChatter = ({ played: { outcome } }: JudgedTurn): boolean => shownKinds.includes(outcome.kind)

const share = <T>(all: readonly T[], isSo: (one: T) => boolean): number =>
  all.length === 0 ? 0 : all.filter(isSo).length / all.length

/** Shares (0…1) over the turns of conversations, with how many there are of each kind. */
export function conversationRates(judged: readonly JudgedTurn[]) {
  const questions = judged.filter(isQuestion)
  const acts = judged.filter(isAct)
  const chatter = judged.filter(({ turn }) => turn.act === 'chatter')
  return {
    turns: judged.length,
    questions: questions.length,
    atOnce: share(questions, isReachedAtOnce),
    oneTap: share(questions, isWithinOneTap),
    wrong: share(questions, isCertainlyWrong),
    deadEnds: share(questions, isDeadEnd),
    acts: acts.length,
    actsUnderstood: share(acts, isUnderstood),
    chatter: chatter.length,
    chatterAnswered: share(chatter, isTopicForChatter),
    repeated: judged.filter(({ played, before }) => played.text !== '' && played.text === before).length,
  }
}

/** A single message and its outcome. */
export type JudgedMessage = {
  readonly labelled: Exclude<Labelled, { kind: 'conversation' }>
  readonly played: PlayedTurn
}

/** How single messages did: alarms found, false alarms, words answered that never may be, acts understood. */
export function messageRates(judged: readonly JudgedMessage[]) {
  const alarms = judged.flatMap(({ labelled, played }) => (labelled.kind === 'alarm' ? [{ labelled, played }] : []))
  const words = judged.flatMap(({ labelled, played }) => (labelled.kind === 'word' ? [{ labelled, played }] : []))
  const acts = judged.flatMap(({ labelled, played }) => (labelled.kind === 'act' ? [{ labelled, played }] : []))
  const real = alarms.filter(({ labelled }) => labelled.class !== 'none')
  const near = alarms.filter(({ labelled }) => labelled.class === 'none')
  const isAlarm = ({ played: { outcome } }: { played: PlayedTurn }) => ['urgent', 'crisis'].includes(outcome.kind)
  return {
    alarms: real.length,
    alarmsFound: share(real, ({ labelled, played }) => played.outcome.kind === labelled.class),
    nearMisses: near.length,
    falseAlarms: near.filter(isAlarm).length,
    words: words.length,
    wordsAnswered: words.filter(
      ({ labelled, played: { outcome } }) =>
        outcome.kind === 'answer' && labelled.neverDirect.includes(outcome.topic ?? ''),
    ).length,
    acts: acts.length,
    actsUnderstood: share(acts, ({ labelled, played }) =>
      labelled.act === 'none'
        ? played.outcome.kind !== 'act'
        : isUnderstood({ turn: { say: '', expect: [], act: labelled.act }, played }),
    ),
  }
}
