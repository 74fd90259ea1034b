import type { Action } from './action.ts'
import type { Html } from './html.ts'
import type { Chat } from './incoming.ts'
import type { Subject } from './memory.ts'

/**
 * A button. `action` is what a press means; `start` opens the private chat with the bot and says `/start <payload>` there
 * (payload: 1–64 of `A-Za-z0-9_-`, Bot API "deep linking"); `copy` puts 1–256 characters into the clipboard (CopyTextButton);
 * `url` opens a page; `switchInline` asks for a chat and types `@bot <query>` there.
 */
export type Button =
  | { readonly label: string; readonly action: Action }
  | { readonly label: string; readonly start: string }
  | { readonly label: string; readonly copy: string }
  | { readonly label: string; readonly url: string }
  | { readonly label: string; readonly switchInline: string }

export type Buttons = readonly (readonly Button[])[]

/** Text with buttons: what a message shows. `subject` is what it is about, for the memory of the conversation; nobody sees it. */
export type Page = { readonly html: Html; readonly buttons?: Buttons; readonly subject?: Subject }

/** A new message. */
export type MessageReply = Page & {
  readonly kind: 'message'
  /** The message it answers visibly. */
  readonly to?: number
  /** The part of that message it answers, verbatim; at most 1,024 characters (Bot API, ReplyParameters.quote). */
  readonly quote?: string
  /** Where it goes, if somewhere else than where it was asked. */
  readonly chat?: Chat
  /** The one person in a group who sees it, by `Person.id`; everybody does where the door cannot do that. */
  readonly visibleTo?: string
}

/** A change of a message in place: the one whose button was pressed, or the bot's answer to the message `answerTo`. A new message where that is gone. */
export type EditReply = Page & { readonly kind: 'edit'; readonly answerTo?: number }

/** The short note over a pressed button; plain text, at most 200 characters. */
export type ToastReply = { readonly kind: 'toast'; readonly text: string }

/** One result of an inline query. `id` comes back when the person sends it: at most 64 bytes. */
export type ResultReply = Page & {
  readonly kind: 'result'
  readonly id: string
  readonly title: string
  readonly description?: string
}

/** A file with text in it. `name` has its ending. */
export type DocumentReply = {
  readonly kind: 'document'
  readonly name: string
  readonly text: string
  readonly caption?: Html
}

/** An emoji on the message that was said. */
export type ReactionReply = { readonly kind: 'reaction'; readonly emoji: string }

/** Takes away the message whose button was pressed. */
export type DeletionReply = { readonly kind: 'deletion' }

/** What the bot says. */
export type Reply = MessageReply | EditReply | ToastReply | ResultReply | DocumentReply | ReactionReply | DeletionReply

/** A new message with this text. */
export const message = (html: Html, buttons?: Buttons, subject?: Subject): MessageReply => ({
  kind: 'message',
  html,
  ...(buttons && { buttons }),
  ...(subject && { subject }),
})

/** What a message would show, in the place of the one whose button was pressed. */
export const inPlace = ({ html, buttons, subject }: Page): EditReply => ({
  kind: 'edit',
  html,
  ...(buttons && { buttons }),
  ...(subject && { subject }),
})

export const toast = (text: string): ToastReply => ({ kind: 'toast', text })

/** Replies that appear in a chat and can be read. */
export type WrittenReply = MessageReply | EditReply

export const isWritten = (reply: Reply): reply is WrittenReply => reply.kind === 'message' || reply.kind === 'edit'
