import { plainText } from '../../conversation/html.ts'
import { isWritten } from '../../conversation/reply.ts'
import { readWords } from '../../conversation/words.ts'
import type { Question } from '../../dialogue/outcome.ts'
import type { EvaluatedBot } from './evaluated-bot.ts'
import type { LabelledConversation, LabelledTurn } from './labelled-conversation.ts'

/** How a message was interpreted, in the words of the evaluation. */
export type TurnOutcome = {
  readonly kind:
    | 'answer'
    | 'presumed'
    | 'disambiguation'
    | 'several'
    | 'situation'
    | 'act'
    | 'urgent'
    | 'crisis'
    | 'class'
    | 'fallback'
    | 'silence'
  readonly topic?: string
  readonly options?: readonly string[]
  readonly act?: string
}

/** One turn as it was played. `chars`: the visible characters of the reply. */
export type PlayedTurn = {
  readonly say: string
  readonly outcome: TurnOutcome
  readonly text: string
  readonly buttons: readonly string[]
  readonly chars: number
}

const kinds: Partial<Record<Question['outcome'], TurnOutcome['kind']>> = {
  'out-of-scope': 'class',
  menu: 'disambiguation',
  article: 'answer',
}

/** Acts that the labels know under one name. */
const actNames: Readonly<Record<string, string>> = {
  simpler: 'confused',
  'one-at-a-time': 'confused',
  'language-en': 'language',
  'language-zh-Hans': 'language',
  'language-zh-Hant': 'language',
  again: 'correction',
  goodbye: 'bye',
  number: 'pick-number',
}

function outcomeOf(question: Question | undefined): TurnOutcome {
  if (!question) return { kind: 'silence' }
  const { outcome, topic, options, act } = question
  return {
    kind: kinds[outcome] ?? (outcome as TurnOutcome['kind']),
    ...(topic !== undefined && { topic }),
    ...(options && options.length > 0 && { options }),
    ...(act && { act: actNames[act] ?? act }),
  }
}

/** Says one turn to the bot: in private as it is, in a group as a reply to the bot. */
async function say(
  turn: LabelledTurn,
  number: number,
  labelled: LabelledConversation,
  bot: EvaluatedBot,
): Promise<PlayedTurn> {
  const isGroup = labelled.kind === 'group'
  const id = `${labelled.id}:${number}`
  const content = readWords({ text: turn.say, isMention: false, isReply: isGroup }, 'xubao_bot')
  const person = `evaluation:${labelled.id}`
  const replies = content
    ? await bot.conversation.converse({
        id,
        chat: { id: isGroup ? `group:${labelled.id}` : person, kind: isGroup ? 'group' : 'private' },
        from: { id: person, ...(labelled.locale && { languageHint: labelled.locale }) },
        messageId: number,
        content,
      })
    : []
  const written = replies.filter(isWritten)
  const text = written.map(({ html }) => plainText(html)).join('\n\n')
  return {
    say: turn.say,
    outcome: written.length > 0 ? outcomeOf(bot.takenFor(id)) : { kind: 'silence' },
    text,
    buttons: written.flatMap(({ buttons = [] }) => buttons.flat().map(({ label }) => label)),
    chars: text.length,
  }
}

/** Plays a conversation through the whole bot: one person, one chat. */
export async function play(labelled: LabelledConversation, bot: EvaluatedBot): Promise<readonly PlayedTurn[]> {
  const played: PlayedTurn[] = []
  for (const [index, turn] of labelled.turns.entries()) played.push(await say(turn, index + 1, labelled, bot))
  return played
}
