import type { Locale, Translate } from '../locale/i18n.ts'
import type { PersonalKind } from '../privacy/kinds.ts'
import type { Action, ActionName, ActionOf } from './action.ts'
import type { Html } from './html.ts'

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

/** A sticker, a voice message, a photo without words: nothing that can be read. */
export type AttachmentContent = { readonly kind: 'attachment'; readonly addressed?: Addressed }

export type PressContent = {
  readonly kind: 'press'
  /** What the button means; `undefined` when no version of the bot that runs today knows it. */
  readonly action: Action | undefined
}

export type InlineContent = { readonly kind: 'inline'; readonly query: string }

export type Content = TextContent | CommandContent | AttachmentContent | PressContent | InlineContent

/** One thing that was said to the bot. `id` names door and update (`telegram:123`); the same update has the same id again. */
export type Incoming<C extends Content = Content> = {
  readonly id: string
  readonly chat: Chat
  readonly from: Person
  /** The message that carries the content, or that carries the pressed button; absent for inline queries. */
  readonly messageId?: number
  readonly content: C
}

/**
 * A button. `action` is what a press means; `start` opens the private chat with the bot and says `/start <payload>` there
 * (payload: 1–64 of `A-Za-z0-9_-`, Bot API "deep linking").
 */
export type Button =
  | { readonly label: string; readonly action: Action }
  | { readonly label: string; readonly start: string }

/**
 * What the bot says. `mode`:
 * - `new` (default) sends a message, as an answer to message `to` where given;
 * - `edit` changes the message whose button was pressed;
 * - `toast` is the short note over a pressed button (text only, ≤ 200 characters);
 * - `inline` is one result of an inline query and needs a `title`.
 */
export type Reply = {
  readonly html: Html
  readonly buttons?: readonly (readonly Button[])[]
  readonly title?: string
  readonly to?: number
  readonly mode?: 'new' | 'edit' | 'toast' | 'inline'
}

/** One exchange: what was said, and the language to answer in. */
export type Turn<C extends Content = Content> = {
  readonly incoming: Incoming<C>
  readonly locale: Locale
  readonly t: Translate
}

type Answered = readonly Reply[] | Promise<readonly Reply[]>

/**
 * One ability of the bot. `commands` maps names (without slash) to handlers; `presses` maps action names to handlers.
 * `onText` handlers run in the order of the feature list: `undefined` means "not mine", `[]` means "mine, and I stay silent".
 */
export type Feature = {
  readonly commands?: Readonly<Record<string, (turn: Turn<CommandContent>) => Answered>>
  readonly presses?: { readonly [N in ActionName]?: (turn: Turn<PressContent>, action: ActionOf<N>) => Answered }
  readonly onText?: (turn: Turn<TextContent>) => Answered | undefined
  readonly onAttachment?: (turn: Turn<AttachmentContent>) => Answered | undefined
  readonly onUnknownCommand?: (turn: Turn<CommandContent>) => Answered | undefined
  readonly onInline?: (turn: Turn<InlineContent>) => Answered
}
