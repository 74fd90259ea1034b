import type {
  AttachmentContent,
  ChosenContent,
  CommandContent,
  EditedContent,
  Incoming,
  InlineContent,
  JoinedContent,
  LeftContent,
  PressContent,
  TextContent,
} from '../../conversation/incoming.ts'

/** A message in a chat, or a change of the bot's membership there. */
type SaidContent = TextContent | CommandContent | AttachmentContent | EditedContent | JoinedContent | LeftContent

/**
 * What an update means for us, with what Telegram wants back: each press and each inline query has an id to be answered by. `inlineMessage`
 * names a message that was sent through an inline query, in a chat that the bot may not know.
 */
export type Received =
  | {
      readonly kind: 'message'
      readonly id: string
      readonly incoming: Incoming<SaidContent>
      /** The album that the message belongs to: one upload of several pictures comes as several messages. */
      readonly album?: string
      /** Telegram's number of a message that only the bot sees. */
      readonly ephemeral?: number
    }
  | {
      readonly kind: 'press'
      readonly id: string
      readonly queryId: string
      readonly incoming?: Incoming<PressContent>
      readonly inlineMessage?: string
      /** Telegram's number of the message with the button, where only this person sees it. */
      readonly ephemeral?: number
    }
  | {
      readonly kind: 'inline'
      readonly id: string
      readonly queryId: string
      readonly incoming: Incoming<InlineContent>
    }
  | {
      readonly kind: 'chosen'
      readonly id: string
      readonly incoming: Incoming<ChosenContent>
      readonly inlineMessage?: string
    }
