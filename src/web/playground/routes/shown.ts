import { encodeAction } from '../../../conversation/action.ts'
import type { Button, Page, Reply } from '../../../conversation/reply.ts'
import { type PersonId, personOf } from './said.ts'
import type { Taken } from './taken.ts'

type ShownButton =
  | { readonly label: string; readonly data: string }
  | { readonly label: string; readonly start: string }
  | { readonly label: string; readonly copy: string }
  | { readonly label: string; readonly url: string }
  | { readonly label: string; readonly switchInline: string }

/** A reply as the page gets it: as it is, with buttons as they come back. */
export type ShownReply = ShownAs<Reply>

/** Buttons as the page gets them, row by row. */
export type ShownButtons = readonly (readonly ShownButton[])[]

type ShownAs<R> = R extends Page
  ? Omit<R, 'buttons' | 'subject' | 'visibleTo'> & { readonly buttons: ShownButtons; readonly onlyFor?: PersonId }
  : R

/** What the page gets for one thing that was done; `taken`: what was asked by it, if anything, and what the bot made of it. */
export type Shown = { readonly replies: readonly ShownReply[]; readonly taken?: Taken }

const shownButton = (button: Button): ShownButton =>
  'action' in button ? { label: button.label, data: encodeAction(button.action) } : button

/** A reply for the page. */
export function shownReply(reply: Reply): ShownReply {
  if (!('html' in reply)) return reply
  const { subject: _, buttons = [], ...page } = reply
  const shown = { ...page, buttons: buttons.map((row) => row.map(shownButton)) }
  if (!('visibleTo' in shown)) return shown
  const { visibleTo, ...rest } = shown
  const onlyFor = visibleTo === undefined ? undefined : personOf(visibleTo)
  return { ...rest, ...(onlyFor && { onlyFor }) }
}
