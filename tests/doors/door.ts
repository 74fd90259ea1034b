import { type Action, encodeAction } from '../../src/conversation/action.ts'
import type { Conversation } from '../../src/conversation/conversation.ts'
import { escapeHtml } from '../../src/conversation/html.ts'
import type { Incoming } from '../../src/conversation/incoming.ts'
import { type MessageReply, message, type Reply } from '../../src/conversation/reply.ts'
import type { Log } from '../../src/log.ts'
import { keptLog, type Line, saying } from '../telegram/edge.ts'

/** What a person does at a door, in words that every door has. In a group `@bot` means the bot's name. */
export type Deed =
  | {
      readonly kind: 'text'
      readonly chat?: 'private' | 'group'
      readonly text: string
      /** The message that is answered; `own` when the bot wrote it. */
      readonly answers?: { readonly messageId: number; readonly text: string; readonly own: boolean }
    }
  | { readonly kind: 'press'; readonly chat?: 'private' | 'group'; readonly data: string }
  | { readonly kind: 'inline'; readonly query: string }
  /** Changes an earlier message, half a minute after it was sent. */
  | { readonly kind: 'edit'; readonly chat?: 'private' | 'group'; readonly text: string }
  /** Adds the bot to a group. */
  | { readonly kind: 'add' }
  | { readonly kind: 'send'; readonly attachment: 'voice' | 'picture' | 'location' | 'sticker' }

export type SeenButton =
  | { readonly label: string; readonly data: string }
  | { readonly label: string; readonly start: string }
  | { readonly label: string; readonly copy: string }
  | { readonly label: string; readonly url: string }
  | { readonly label: string; readonly switchInline: string }

/** What the person sees of it. */
export type Seen = {
  readonly messages: readonly {
    readonly html: string
    readonly kind: 'message' | 'edit'
    readonly buttons: readonly (readonly SeenButton[])[]
    readonly to?: number
  }[]
  readonly toast?: string
  /** Files by their names, with what is in them. */
  readonly files: Readonly<Record<string, string>>
  readonly reactions: readonly string[]
  /** Whether the message with the button was taken away. */
  readonly isDeleted: boolean
  /** How often a press was answered, so that the button stops showing that it is busy. */
  readonly answeredPresses: number
  readonly results: readonly { readonly title: string; readonly html: string }[]
}

/** A door before a conversation: carries a deed in and the replies out. The message that carries the deed or the button has number 5. */
export type Door = (deed: Deed, conversation: Conversation, log: Log) => Promise<Seen>

export const says = (text: string): MessageReply => message(escapeHtml(text))
export const action: Action = { name: 'topic', locale: 'en', topic: 'late-fee' }
export const pressing: Deed = { kind: 'press', data: encodeAction(action) }

export type Replies = readonly Reply[]

/** Does a deed at the door; gives what the conversation heard, what the person saw, and the log. */
export async function at(
  door: Door,
  deed: Deed,
  converse: (incoming: Incoming) => Replies | Promise<Replies> = () => [],
) {
  const heard: Incoming[] = []
  const { log, lines } = keptLog()
  const conversation = saying((incoming) => {
    heard.push(incoming)
    return converse(incoming)
  })
  const seen = await door(deed, conversation, log)
  return { heard, incoming: heard[0], seen, lines: lines as readonly Line[] }
}
