import type { ActionName, ActionOf } from './action.ts'
import type { Command } from './command.ts'
import type { Content, ContentOf, PressContent } from './incoming.ts'
import type { Pending } from './memory.ts'
import type { Answered, Turn } from './turn.ts'

/** Hears of a kind of content: `undefined` means "not mine", `[]` means "mine, and I stay silent". */
type Hears<C extends Content> = (turn: Turn<C>) => Answered | undefined

/**
 * One ability of the bot. `presses` maps action names to handlers; `expects` maps the name of a question in progress to what answers it, and is asked
 * before `onText`. The `on…` handlers run in the order of the feature list until one of them answers.
 */
export type Feature = {
  readonly commands?: readonly Command[]
  readonly presses?: { readonly [N in ActionName]?: (turn: Turn<PressContent>, action: ActionOf<N>) => Answered }
  /** Hears every text before anything else: somebody may be in danger. */
  readonly onAlarm?: Hears<ContentOf<'text'>>
  readonly expects?: Readonly<Record<string, (turn: Turn<ContentOf<'text'>>, pending: Pending) => Answered | undefined>>
  readonly onText?: Hears<ContentOf<'text'>>
  readonly onEdited?: Hears<ContentOf<'edited'>>
  readonly onAttachment?: Hears<ContentOf<'attachment'>>
  readonly onUnknownCommand?: Hears<ContentOf<'command'>>
  readonly onInline?: Hears<ContentOf<'inline'>>
  readonly onChosen?: Hears<ContentOf<'chosen'>>
  readonly onJoined?: Hears<ContentOf<'joined'>>
  readonly onLeft?: Hears<ContentOf<'left'>>
}
