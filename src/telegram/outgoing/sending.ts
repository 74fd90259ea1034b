import type { Chat } from '../../conversation/incoming.ts'
import type {
  EditEphemeralMessageText,
  EditMessageText,
  EphemeralMessageParameters,
  Methods,
  SendDocument,
  SendMessage,
} from './methods.ts'

/** A change of a message in place. */
export type Edit =
  | { readonly method: 'editMessageText'; readonly payload: EditMessageText }
  | { readonly method: 'editEphemeralMessageText'; readonly payload: EditEphemeralMessageText }

/** A message to send, perhaps by changing an older one in its place. */
export type MessageSending = {
  readonly kind: 'message'
  readonly send: SendMessage
  /** The change that is tried first. */
  readonly edit?: Edit
  /** The message whose answer is changed, where there is one still. */
  readonly answerTo?: number
  /** How only one person sees it, where Telegram allows that. */
  readonly only?: EphemeralMessageParameters
  /** The private chat of the person it is for; it goes there when its topic is gone. */
  readonly asker?: number
  /** The message it answers, and about which topic, so that it can be found and changed later. */
  readonly answers?: { readonly chat: Chat; readonly question: number; readonly topic?: string }
}

/** One thing to do in a chat. */
export type Sending =
  | MessageSending
  | { readonly kind: 'document'; readonly send: SendDocument }
  | { readonly kind: 'reaction'; readonly send: Methods['setMessageReaction'][0] }
  | { readonly kind: 'deletion'; readonly send: Methods['deleteMessage'][0] }
  | { readonly kind: 'ephemeralDeletion'; readonly send: Methods['deleteEphemeralMessage'][0] }
