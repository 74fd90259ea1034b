import type { Locale, Translate } from '../locale/i18n.ts'
import type { Content, Incoming } from './incoming.ts'
import type { Memory } from './memory.ts'
import type { Reply } from './reply.ts'

/** One exchange: what was said, the language to answer in, and what was said before. */
export type Turn<C extends Content = Content> = {
  readonly incoming: Incoming<C>
  readonly locale: Locale
  readonly t: Translate
  readonly memory: Memory
}

export type Answered = readonly Reply[] | Promise<readonly Reply[]>
