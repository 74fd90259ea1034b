import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { z } from 'zod'
import { unreadable } from '../../learning/question-files.ts'

const turn = z.object({
  say: z.string(),
  /** Topics that would satisfy the person at this turn. */
  expect: z.array(z.string()).default([]),
  act: z.string().optional(),
  needs: z.string().optional(),
})

/** A conversation with what should come of each turn. */
const conversation = z.object({
  id: z.string(),
  locale: z.string().optional(),
  kind: z.enum(['private', 'group']).default('private'),
  turns: z.array(turn).min(1),
})

/** A single message with its class: urgent, crisis or none. */
const alarm = z.object({ text: z.string(), class: z.enum(['urgent', 'crisis', 'none']) })

/** A bare word: topics of its menu, and topics that may never answer it directly. */
const word = z.object({ text: z.string(), expectMenu: z.array(z.string()), neverDirect: z.array(z.string()) })

/** A single message with the act that it is; `none` for a question that only looks like one. */
const act = z.object({ text: z.string(), lang: z.string().optional(), act: z.string() })

export type LabelledTurn = z.infer<typeof turn>
export type LabelledConversation = z.infer<typeof conversation>

/** One line of an evaluation file, as what it is. */
export type Labelled =
  | { readonly kind: 'conversation'; readonly conversation: LabelledConversation }
  | { readonly kind: 'alarm'; readonly text: string; readonly class: 'urgent' | 'crisis' | 'none' }
  | {
      readonly kind: 'word'
      readonly text: string
      readonly expectMenu: readonly string[]
      readonly neverDirect: readonly string[]
    }
  | { readonly kind: 'act'; readonly text: string; readonly act: string }

function labelledOf(value: unknown): Labelled | undefined {
  const asConversation = conversation.safeParse(value)
  if (asConversation.success) return { kind: 'conversation', conversation: asConversation.data }
  const asAlarm = alarm.safeParse(value)
  if (asAlarm.success) return { kind: 'alarm', ...asAlarm.data }
  const asWord = word.safeParse(value)
  if (asWord.success) return { kind: 'word', ...asWord.data }
  const asAct = act.safeParse(value)
  return asAct.success ? { kind: 'act', ...asAct.data } : undefined
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new Error(unreadable(path, error))
  }
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** The lines of a JSON Lines file. Throws if the file cannot be read, and with file and line if a line is not of a known kind. */
export function readLabelled(path: string): readonly Labelled[] {
  return textOf(path)
    .split('\n')
    .flatMap((line, index) => {
      if (line.trim() === '') return []
      const labelled = labelledOf(jsonOf(line))
      if (labelled) return [labelled]
      throw new Error(
        `${basename(path)}:${index + 1} is neither a conversation, nor a message with "class", "act" or "expectMenu". See evaluation/README.md.`,
      )
    })
}
