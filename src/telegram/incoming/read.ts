import { decodeAction } from '../../conversation/action.ts'
import type { ChosenContent, InlineContent, PressContent } from '../../conversation/incoming.ts'
import { redact } from '../../privacy/redact.ts'
import type { Me } from '../outgoing/methods.ts'
import type { Received } from '../outgoing/received.ts'
import { readMembership } from './membership.ts'
import { chatOf, numbersOf, personOf } from './place.ts'
import { readEdited, readMessage } from './read-message.ts'
import { type CallbackQuery, type ChosenResult, parseUpdate, type Update } from './update.ts'

/** Somebody where only their own chat with the bot is known, as in a chat that the bot is not in. */
function elsewhere({ from }: { readonly from: CallbackQuery['from'] }) {
  const person = personOf(from.id, from.language_code)
  return { chat: { id: person.id, kind: 'private' as const }, from: person }
}

function readPress(id: string, query: CallbackQuery): Received {
  const { id: queryId, from, message, inline_message_id: inlineMessage, data } = query
  const press = { kind: 'press', id, queryId } as const
  const content: PressContent = { kind: 'press', action: data === undefined ? undefined : decodeAction(data) }
  if (inlineMessage) return { ...press, inlineMessage, incoming: { id, ...elsewhere(query), content } }
  if (!message) return press
  const person = personOf(from.id, from.language_code)
  const numbers = numbersOf(message)
  const incoming = { id, chat: chatOf(message), from: person, ...numbers.message, content }
  return { ...press, ...numbers.ephemeral, incoming }
}

function readInline(id: string, query: NonNullable<Update['inline_query']>): Received {
  const content: InlineContent = { kind: 'inline', query: redact(query.query).text }
  return { kind: 'inline', id, queryId: query.id, incoming: { id, ...elsewhere(query), content } }
}

function readChosen(id: string, chosen: ChosenResult): Received {
  const { result_id: result, inline_message_id: inlineMessage } = chosen
  const content: ChosenContent = { kind: 'chosen', result }
  const incoming = { id, ...elsewhere(chosen), content }
  return { kind: 'chosen', id, incoming, ...(inlineMessage && { inlineMessage }) }
}

/**
 * What a Bot API Update means for the bot `me`; `undefined` for what is not meant to be heard (other bots, service messages,
 * our own words, commands for another bot) and for anything with an unexpected shape. Personal numbers are taken out of all words. Never throws for JSON.
 */
export function readUpdate(value: unknown, me: Me): Received | undefined {
  const update = parseUpdate(value)
  if (!update) return undefined
  const { message, edited_message, my_chat_member, callback_query, inline_query, chosen_inline_result } = update
  const id = `telegram:${update.update_id}`
  if (message) return readMessage(id, message, me)
  if (edited_message) return readEdited(id, edited_message, me)
  if (callback_query) return readPress(id, callback_query)
  if (inline_query) return readInline(id, inline_query)
  if (chosen_inline_result) return readChosen(id, chosen_inline_result)
  return my_chat_member && readMembership(id, my_chat_member)
}
