/// <reference lib="dom" />
import { createChat } from './chat.ts'
import { createComposer } from './composer.ts'
import { only } from './element.ts'
import { createInlineResults, type InlineResult } from './inline-results.ts'
import type { MessageActs } from './keyboard.ts'
import { createLogView, type LogView } from './log-view.ts'
import type { Memory, Message } from './memory.ts'
import { type ChatKind, type Example, examplesFor, nameOf, type PersonId } from './people.ts'
import type { PageLocale, Words } from './words.ts'

export type SectionOptions = {
  readonly memory: Memory
  readonly words: () => Words
  readonly locale: () => PageLocale
  readonly toast: (text: string) => void
  readonly why: (message: Message) => void
  readonly start: (payload: string) => void
  /** Makes somebody the one who speaks in the group. */
  readonly choosePerson: (person: PersonId) => void
}

const labelOf = ({ text, person, answers }: Example, words: Words): string => {
  if (person === 'you') return text
  return `${nameOf(person, words)}${answers ? ` ↩ ${nameOf(answers, words)}` : ''}: ${text}`
}

const speakerIn = (kind: ChatKind, memory: Memory): PersonId => (kind === 'private' ? 'you' : memory.get().speaker)

type Parts = {
  readonly chat: ReturnType<typeof createChat>
  readonly composer: ReturnType<typeof createComposer>
  readonly view: LogView
}

/** What people can do with a message. */
const actsIn = (
  kind: ChatKind,
  { memory, words, toast, why, start }: SectionOptions,
  { chat, composer, view }: Parts,
): MessageActs => ({
  press: (message, data) => chat.press(speakerIn(kind, memory), message, data),
  say: (command) => chat.say(speakerIn(kind, memory), command),
  again: (notice) => chat.again(notice),
  jump: (id) => view.jump(id),
  copy: (text) => void navigator.clipboard.writeText(text).then(() => toast(words().copied)),
  lookUp: (query) => composer.write(`@xubao_bot ${query}`.trim()),
  why,
  start,
  edit: (message) => composer.edit(message),
  ...(kind === 'group' && { reply: (message: Message) => composer.replyTo(message) }),
})

/** One of the two chats with everything that belongs to it on the page. */
export function createChatSection(kind: ChatKind, options: SectionOptions) {
  const { memory, words, locale, toast, choosePerson } = options
  const section = only(`#${kind}`)
  const speaker = (): PersonId => speakerIn(kind, memory)
  const messages = (): readonly Message[] => memory.get().messages[kind]
  const surroundings = () => ({
    words: words(),
    locale: locale(),
    acts: actsIn(kind, options, { chat, composer, view }),
    find: (id: number) => memory.find(kind, id),
  })
  const view = createLogView(section, surroundings, () => (kind === 'group' ? words().joined : undefined))
  const chat = createChat({ kind, memory, view, words, locale, toast })
  const composer = createComposer(section, {
    words,
    say: (text, original) => chat.say(speaker(), text, original),
    change: (message, text) => chat.change(message, text),
    sticker: () => chat.sticker(speaker()),
    tryExample: ({ person, text, answers }) => {
      if (kind === 'group') choosePerson(person)
      chat.say(
        person,
        text,
        messages().findLast(({ from }) => from === answers),
      )
    },
    changed: (text) => kind === 'group' && results.changed(text),
  })
  const postResult = ({ html, buttons }: InlineResult): void => {
    composer.write('')
    chat.put({ id: memory.nextId(), from: speaker(), at: Date.now(), html, buttons, isViaBot: true })
    view.follow()
    composer.focus()
  }
  const results = createInlineResults(section, (query) => chat.inline(speaker(), query), postResult)
  return {
    ...{ chat, composer, view },
    /** Redraws everything in the chosen language. */
    redraw: (): void => {
      view.reset(messages())
      composer.showExamples(examplesFor(kind, locale()), (example) => labelOf(example, words()))
      view.follow()
    },
  }
}
