import type {
  AttachmentContent,
  CommandContent,
  Incoming,
  InlineContent,
  PressContent,
  TextContent,
} from '../../conversation/incoming.ts'

/** What an update means for us, with what Telegram wants back: each press and each inline query has an id to be answered by. */
export type Received =
  | {
      readonly kind: 'message'
      readonly id: string
      readonly incoming: Incoming<TextContent | CommandContent | AttachmentContent>
      /** The album that the message belongs to: one upload of several pictures comes as several messages. */
      readonly album?: string
    }
  | {
      readonly kind: 'press'
      readonly id: string
      readonly queryId: string
      readonly incoming?: Incoming<PressContent>
    }
  | {
      readonly kind: 'inline'
      readonly id: string
      readonly queryId: string
      readonly incoming: Incoming<InlineContent>
    }
