import type { PersonalKind } from '../privacy/kinds.ts'
import type { Action } from './action.ts'

/** Where something was said. `id` is the door's own name for the place; `thread` is a topic of a forum group. */
export type Chat = {
  readonly id: string
  readonly kind: 'private' | 'group'
  readonly thread?: number
}

/** Who said it. `id` names the door too (`telegram:42`). `languageHint` is an IETF tag, never more than a hint. */
export type Person = {
  readonly id: string
  readonly languageHint?: string
}

/** What the door took out of a person's own words before anybody else saw them; absent where there was nothing. */
type Hidden = { readonly hidden?: readonly PersonalKind[] }

/** A message that another message answers; its text is what `/faq` as a reply asks about. */
export type Quoted = {
  readonly messageId: number
  readonly text: string
}

/** How a text or command in a group is meant for the bot; absent where it is not. In private every word is. */
export type Addressed = 'mention' | 'reply'

export type TextContent = Hidden & {
  readonly kind: 'text'
  /** What was written, without the mention of the bot. */
  readonly text: string
  readonly addressed?: Addressed
  readonly quoted?: Quoted
}

export type CommandContent = Hidden & {
  readonly kind: 'command'
  /** Lower case, without the slash and the bot's name. */
  readonly name: string
  readonly argument: string
  /** `mention` when the command names the bot (`/help@xubao_bot`). */
  readonly addressed?: Addressed
  readonly quoted?: Quoted
}

/** A message whose words were changed after it was sent. `now` is what it says since. */
export type EditedContent = {
  readonly kind: 'edited'
  readonly now: TextContent | CommandContent
  /** Seconds between the message and its change. */
  readonly afterSeconds: number
}

/** What can be sent instead of words, as far as the bot has something fitting to say about it. */
export const attachmentKinds = ['voice', 'picture', 'file', 'location', 'contact', 'sticker', 'other'] as const
export type AttachmentKind = (typeof attachmentKinds)[number]

/** Something without words that the bot can read. */
export type AttachmentContent = {
  readonly kind: 'attachment'
  readonly attachment: AttachmentKind
  readonly addressed?: Addressed
}

export type PressContent = {
  readonly kind: 'press'
  /** What the button means; `undefined` when no version of the bot that runs today knows it. */
  readonly action: Action | undefined
}

export type InlineContent = { readonly kind: 'inline'; readonly query: string }

/** An inline result that somebody sent: its id, as the bot gave it. */
export type ChosenContent = { readonly kind: 'chosen'; readonly result: string }

/** The bot was added to a group, or may write there again. */
export type JoinedContent = { readonly kind: 'joined' }

/** The bot was removed from a group, or a person blocked it. */
export type LeftContent = { readonly kind: 'left' }

export type Content =
  | TextContent
  | CommandContent
  | EditedContent
  | AttachmentContent
  | PressContent
  | InlineContent
  | ChosenContent
  | JoinedContent
  | LeftContent

export type ContentKind = Content['kind']
export type ContentOf<K extends ContentKind> = Extract<Content, { kind: K }>

/** One thing that was said to the bot. `id` names door and update (`telegram:123`); the same update has the same id again. */
export type Incoming<C extends Content = Content> = {
  readonly id: string
  readonly chat: Chat
  readonly from: Person
  /** The message that carries the content, or that carries the pressed button; absent for inline queries and inline messages. */
  readonly messageId?: number
  readonly content: C
}
