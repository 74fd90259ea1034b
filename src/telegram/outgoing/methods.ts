/** Who the bot is at Telegram (Bot API, getMe). */
export type Me = { readonly id: number; readonly username: string }

/** Bot API, InlineKeyboardButton: the kinds that we use. */
export type InlineButton = { readonly text: string } & (
  | { readonly callback_data: string }
  | { readonly url: string }
  | { readonly copy_text: { readonly text: string } }
  | { readonly switch_inline_query: string }
)

export type InlineKeyboard = { readonly inline_keyboard: readonly (readonly InlineButton[])[] }

type Formatted = { readonly parse_mode: 'HTML'; readonly link_preview_options: { readonly is_disabled: true } }

/** What a message answers: an ordinary message, perhaps a part of it, or a message that only one person sees (API 10.2, ReplyParameters). */
export type ReplyParameters =
  | { readonly message_id: number; readonly allow_sending_without_reply: true; readonly quote?: string }
  | { readonly ephemeral_message_id: number }

/** The only person in a group who can see a message (API 10.2). Their tap or their own such message gives the right for 15 s; an administrator always has it. */
export type EphemeralMessageParameters = { readonly receiver_user_id: number; readonly callback_query_id?: string }

export type SendMessage = Formatted & {
  readonly chat_id: number
  readonly text: string
  readonly message_thread_id?: number
  readonly reply_parameters?: ReplyParameters
  readonly ephemeral_message_parameters?: EphemeralMessageParameters
  readonly reply_markup?: InlineKeyboard
}

export type SendDocument = {
  readonly chat_id: number
  readonly message_thread_id?: number
  /** Uploaded as multipart/form-data by telegraf. */
  readonly document: { readonly source: Buffer; readonly filename: string }
  readonly caption?: string
  readonly parse_mode?: 'HTML'
}

/** A message in a chat, or one that was sent through an inline query. */
type Editable = { readonly chat_id: number; readonly message_id: number } | { readonly inline_message_id: string }

export type EditMessageText = Formatted & Editable & { readonly text: string; readonly reply_markup?: InlineKeyboard }

/** A message that only one person sees (API 10.2). */
type EphemeralMessage = {
  readonly chat_id: number
  readonly receiver_user_id: number
  readonly ephemeral_message_id: number
}

export type EditEphemeralMessageText = Formatted &
  EphemeralMessage & { readonly text: string; readonly reply_markup?: InlineKeyboard }

export type InlineArticle = {
  readonly type: 'article'
  readonly id: string
  readonly title: string
  readonly description?: string
  readonly input_message_content: Formatted & { readonly message_text: string }
  readonly reply_markup?: InlineKeyboard
}

export type SetMyCommands = {
  readonly commands: readonly { readonly command: string; readonly description: string }[]
  readonly scope: { readonly type: 'all_private_chats' | 'all_group_chats' }
  readonly language_code?: string
}

/** The Bot API methods we use, with what they take and give (https://core.telegram.org/bots/api#available-methods). */
export type Methods = {
  readonly getMe: [payload: Record<string, never>, result: Me]
  readonly getUpdates: [
    payload: {
      readonly offset?: number
      readonly limit?: number
      readonly timeout: number
      readonly allowed_updates: readonly string[]
    },
    result: unknown,
  ]
  readonly deleteWebhook: [payload: Record<string, never>, result: true]
  readonly setWebhook: [
    payload: { readonly url: string; readonly secret_token: string; readonly allowed_updates: readonly string[] },
    result: true,
  ]
  readonly setMyCommands: [payload: SetMyCommands, result: true]
  readonly sendMessage: [payload: SendMessage, result: unknown]
  readonly sendDocument: [payload: SendDocument, result: unknown]
  readonly editMessageText: [payload: EditMessageText, result: unknown]
  readonly editEphemeralMessageText: [payload: EditEphemeralMessageText, result: unknown]
  readonly deleteMessage: [payload: { readonly chat_id: number; readonly message_id: number }, result: true]
  readonly deleteEphemeralMessage: [payload: EphemeralMessage, result: true]
  readonly setMessageReaction: [
    payload: {
      readonly chat_id: number
      readonly message_id: number
      readonly reaction: readonly { readonly type: 'emoji'; readonly emoji: string }[]
    },
    result: true,
  ]
  readonly getChatMember: [
    payload: { readonly chat_id: number; readonly user_id: number },
    result: { readonly status: string },
  ]
  readonly answerCallbackQuery: [payload: { readonly callback_query_id: string; readonly text?: string }, result: true]
  readonly answerInlineQuery: [
    payload: {
      readonly inline_query_id: string
      readonly results: readonly InlineArticle[]
      readonly cache_time: number
      readonly is_personal: boolean
    },
    result: true,
  ]
}
export type Method = keyof Methods
