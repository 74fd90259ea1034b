import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { I18n } from '../../locale/i18n.ts'
import type { Matcher } from '../../matching/matcher.ts'
import { type EvaluatedBot, startEvaluatedBot } from './evaluated-bot.ts'
import { type LabelledConversation, readLabelled } from './labelled-conversation.ts'
import { play } from './play.ts'
import { conversationRates, type JudgedMessage, type JudgedTurn, messageRates } from './rates.ts'

/** Everything that was played from some files, ready to be counted or written. */
export type Played = {
  readonly turns: readonly (JudgedTurn & { readonly conversation: string })[]
  readonly messages: readonly JudgedMessage[]
}

const alone = (text: string, index: number): LabelledConversation => ({
  id: `alone-${index}`,
  kind: 'private',
  turns: [{ say: text, expect: [] }],
})

async function playConversation(labelled: LabelledConversation, bot: EvaluatedBot): Promise<Played['turns']> {
  const played = await play(labelled, bot)
  return labelled.turns.flatMap((turn, at) => {
    const own = played[at]
    const before = played[at - 1]?.text
    return own ? [{ conversation: labelled.id, turn, played: own, ...(before !== undefined && { before }) }] : []
  })
}

/** Plays the labelled conversations and single messages of `files` through a whole bot in memory; each person is new to it. */
export async function playFiles(
  files: readonly string[],
  knowledge: Knowledge,
  matcher: Matcher,
  i18n: I18n,
  now: () => Date,
): Promise<Played> {
  const lines = files.flatMap(readLabelled)
  const bot = await startEvaluatedBot(knowledge, matcher, i18n, now)
  const turns: Played['turns'][number][] = []
  const messages: JudgedMessage[] = []
  try {
    for (const [index, line] of lines.entries()) {
      if (line.kind === 'conversation') turns.push(...(await playConversation(line.conversation, bot)))
      else {
        const [played] = await play(alone(line.text, index), bot)
        if (played) messages.push({ labelled: line, played })
      }
    }
  } finally {
    await bot.close()
  }
  return { turns, messages }
}

/** Rates of all that was played, by kind. */
export const ratesOfPlayed = ({ turns, messages }: Played) => ({
  conversations: conversationRates(turns),
  messages: messageRates(messages),
})

/** All that was played, conversation by conversation: a single message is a conversation of one turn. */
export function toJson(played: Played): object {
  const { turns, messages } = played
  const conversations = [...Map.groupBy(turns, ({ conversation }) => conversation)].map(([id, own]) => ({
    id,
    turns: own.map((turn) => turn.played),
  }))
  const alone = messages.map((message, index) => ({ id: `message-${index + 1}`, turns: [message.played] }))
  return { rates: ratesOfPlayed(played), conversations: [...conversations, ...alone] }
}
