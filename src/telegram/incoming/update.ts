import { z } from 'zod'

const id = z.int()
/** A text of PostgreSQL cannot hold the character zero, and nobody can see it. As long as before: entities count characters. */
const text = z.string().overwrite((value) => value.replaceAll('\u0000', '\ufffd'))
const word = text.optional().catch(undefined)

const person = z.object({ id, is_bot: z.boolean().catch(false), language_code: word })
const place = z.object({ id, type: z.enum(['private', 'group', 'supergroup']) })

const entity = z.object({
  type: z.string(),
  /** In UTF-16 units, as JavaScript counts. */
  offset: z.int().nonnegative(),
  length: z.int().positive(),
  user: z.object({ id }).optional().catch(undefined),
})
const entities = z
  .array(entity.nullable().catch(null))
  .transform((list) => list.filter((one) => one !== null))
  .catch([])

const quoted = z.object({
  message_id: id,
  from: person.optional().catch(undefined),
  text: word,
  caption: word,
  forum_topic_created: z.unknown().optional(),
})

/** A message that only one person sees has a number of its own, and 0 as the ordinary one (API 10.2). */
const ephemeral_message_id = id.optional().catch(undefined)

const message = z.looseObject({
  message_id: id,
  ephemeral_message_id,
  date: id.catch(0),
  edit_date: id.optional().catch(undefined),
  message_thread_id: id.optional().catch(undefined),
  is_topic_message: z.boolean().catch(false),
  is_automatic_forward: z.boolean().catch(false),
  forward_origin: z
    .object({ type: z.string(), sender_user: person.optional().catch(undefined) })
    .optional()
    .catch(undefined),
  from: person.optional().catch(undefined),
  sender_chat: z.object({ id }).optional().catch(undefined),
  chat: place,
  via_bot: z.object({ id }).optional().catch(undefined),
  media_group_id: word,
  migrate_to_chat_id: id.optional().catch(undefined),
  text: word,
  entities,
  caption: word,
  caption_entities: entities,
  reply_to_message: quoted.optional().catch(undefined),
  quote: z
    .object({ text: z.string(), is_manual: z.literal(true) })
    .optional()
    .catch(undefined),
})

const carrier = z.object({
  message_id: id,
  ephemeral_message_id,
  message_thread_id: id.optional().catch(undefined),
  is_topic_message: z.boolean().catch(false),
  chat: place,
})

const callbackQuery = z.object({
  id: text,
  from: person,
  message: carrier.optional().catch(undefined),
  inline_message_id: word,
  data: word,
})
const inlineQuery = z.object({ id: text, from: person, query: text })
const chosenResult = z.object({ result_id: text, from: person, inline_message_id: word })

const membership = z.object({
  status: z.string(),
  /** Of a restricted member only (Bot API, ChatMemberRestricted). */
  is_member: z.boolean().catch(true),
  can_send_messages: z.boolean().catch(true),
})
const memberUpdate = z.object({ chat: place, from: person, old_chat_member: membership, new_chat_member: membership })

const update = z.object({
  update_id: id,
  message: message.optional().catch(undefined),
  edited_message: message.optional().catch(undefined),
  my_chat_member: memberUpdate.optional().catch(undefined),
  chosen_inline_result: chosenResult.optional().catch(undefined),
  callback_query: callbackQuery.optional().catch(undefined),
  inline_query: inlineQuery.optional().catch(undefined),
})

export type Update = z.infer<typeof update>
export type Message = z.infer<typeof message>
export type CallbackQuery = z.infer<typeof callbackQuery>
export type Membership = z.infer<typeof membership>
export type MemberUpdate = z.infer<typeof memberUpdate>
export type ChosenResult = z.infer<typeof chosenResult>
export type Entity = z.infer<typeof entity>

/** The updates we ask for (Bot API, getUpdates: Telegram remembers the last list, so it is always named). */
export const allowedUpdates = [
  'message',
  'edited_message',
  'callback_query',
  'inline_query',
  'chosen_inline_result',
  'my_chat_member',
] as const

/**
 * What we need of a Bot API Update. Parts with an unexpected shape count as absent; `undefined` if it has no update id.
 * Never throws for JSON.
 */
export function parseUpdate(value: unknown): Update | undefined {
  const parsed = update.safeParse(value)
  return parsed.success ? parsed.data : undefined
}
