import { print } from '../terminal/output.ts'
import type { ratesOfPlayed } from './evaluate.ts'

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

/** Prints the rates of what was played, kind by kind; kinds of which there was nothing are left out. */
export function printPlayedRates({ conversations, messages }: ReturnType<typeof ratesOfPlayed>): void {
  const lines: readonly (readonly [number, string, string])[] = [
    [conversations.questions, 'questions: right topic at once', percent(conversations.atOnce)],
    [conversations.questions, 'questions: right topic within one tap', percent(conversations.oneTap)],
    [conversations.questions, 'questions: wrong topic as certain', percent(conversations.wrong)],
    [conversations.questions, 'questions: dead ends', percent(conversations.deadEnds)],
    [conversations.acts, 'acts understood', percent(conversations.actsUnderstood)],
    [conversations.chatter, 'chatter answered with a topic', percent(conversations.chatterAnswered)],
    [conversations.turns, 'replies equal to the one before', String(conversations.repeated)],
    [messages.alarms, 'emergencies and crises found', percent(messages.alarmsFound)],
    [messages.nearMisses, 'false alarms', String(messages.falseAlarms)],
    [messages.words, 'bare words answered that never may be', String(messages.wordsAnswered)],
    [messages.acts, 'single acts understood', percent(messages.actsUnderstood)],
  ]
  for (const [count, name, value] of lines) if (count > 0) print(`${name.padEnd(40)}${value.padStart(8)}  of ${count}`)
}
