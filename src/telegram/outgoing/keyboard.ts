import { encodeAction } from '../../conversation/action.ts'
import type { Button, Buttons } from '../../conversation/reply.ts'
import type { InlineButton, InlineKeyboard } from './methods.ts'

function renderButton(button: Button, username: string): InlineButton {
  const text = button.label
  if ('action' in button) return { text, callback_data: encodeAction(button.action) }
  if ('copy' in button) return { text, copy_text: { text: button.copy } }
  if ('switchInline' in button) return { text, switch_inline_query: button.switchInline }
  return { text, url: 'url' in button ? button.url : `https://t.me/${username}?start=${button.start}` }
}

/** The keyboard under a message of the bot `username`; empty if there are no buttons. Throws if a button's data is too long (see encodeAction). */
export function keyboard(buttons: Buttons | undefined, username: string): { readonly reply_markup?: InlineKeyboard } {
  const rows = (buttons ?? []).filter((row) => row.length > 0)
  if (rows.length === 0) return {}
  return { reply_markup: { inline_keyboard: rows.map((row) => row.map((button) => renderButton(button, username))) } }
}
