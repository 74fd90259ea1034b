/** Updates as Telegram sends them, for tests to change. */

export const ann = { id: 42, is_bot: false, first_name: 'Ann', language_code: 'zh-hans' }
export const li = { id: 43, is_bot: false, first_name: 'Li' }
export const ourselves = { id: 123456789, is_bot: true, first_name: 'Xubao', username: 'xubao_bot' }
export const privateChat = { id: 42, first_name: 'Ann', type: 'private' }
export const group = { id: -1001600000001, title: 'Circle', type: 'supergroup' }

type Fields = Readonly<Record<string, unknown>>

export const messageUpdate = (fields: Fields, updateId = 7): Fields => ({
  update_id: updateId,
  message: { message_id: 5, from: ann, chat: privateChat, date: 1_790_000_000, ...fields },
})

export const groupUpdate = (fields: Fields, updateId = 7): Fields => messageUpdate({ chat: group, ...fields }, updateId)

export const pressUpdate = (fields: Fields, updateId = 8): Fields => ({
  update_id: updateId,
  callback_query: {
    id: '900',
    from: ann,
    chat_instance: '1',
    message: { message_id: 5, from: ourselves, chat: privateChat, date: 1_790_000_000, text: 'Topics' },
    data: 'topic:en:late-fee',
    ...fields,
  },
})

export const inlineUpdate = (query: string, updateId = 9): Fields => ({
  update_id: updateId,
  inline_query: { id: '901', from: ann, query, offset: '', chat_type: 'private' },
})

/** A message whose words were changed `afterSeconds` after it was sent. */
export const editedUpdate = (fields: Fields, afterSeconds = 30, updateId = 10): Fields => ({
  update_id: updateId,
  edited_message: { ...(messageUpdate(fields).message as Fields), edit_date: 1_790_000_000 + afterSeconds },
})

type Status = string | Fields

const membership = (status: Status): Fields => ({
  user: ourselves,
  ...(typeof status === 'string' ? { status } : status),
})

/** The bot's own membership changed. */
export const memberUpdate = (before: Status, after: Status, fields: Fields = {}, updateId = 11): Fields => ({
  update_id: updateId,
  my_chat_member: {
    chat: group,
    from: ann,
    date: 1_790_000_000,
    old_chat_member: membership(before),
    new_chat_member: membership(after),
    ...fields,
  },
})

/** Somebody sent an inline result. */
export const chosenUpdate = (fields: Fields = {}, updateId = 12): Fields => ({
  update_id: updateId,
  chosen_inline_result: { result_id: 'late-fee', from: ann, query: '滞纳金', ...fields },
})

/** The entities of `text` that Telegram would mark: mentions of user names. */
export const mentionsIn = (text: string): readonly Fields[] =>
  [...text.matchAll(/@\w+/g)].map(({ index, 0: name }) => ({ type: 'mention', offset: index, length: name.length }))
