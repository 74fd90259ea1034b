/// <reference lib="dom" />
import { button, element, only } from './element.ts'
import type { Message } from './memory.ts'
import type { Example } from './people.ts'
import { createReplyLine } from './reply-line.ts'
import type { Words } from './words.ts'

export type ComposerOptions = {
  readonly words: () => Words
  readonly say: (text: string, original: Message | undefined) => void
  /** Says that a message was changed to `text`. */
  readonly change: (message: Message, text: string) => void
  readonly sticker: () => void
  readonly tryExample: (example: Example) => void
  readonly changed: (text: string) => void
}

const tallestPx = 160

/** A press of Enter while an input method is composing chooses a character; it does not send. */
const isSending = (event: KeyboardEvent): boolean =>
  event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229

const exampleItems = (
  list: readonly Example[],
  labelOf: (example: Example) => string,
  { tryExample }: ComposerOptions,
): readonly HTMLElement[] =>
  list.map((example) =>
    element(
      'li',
      {},
      button({ class: 'example' }, () => tryExample(example), labelOf(example)),
    ),
  )

/** Makes the box as tall as what is written in it, within reason. */
function growWith(box: HTMLTextAreaElement): void {
  box.style.height = 'auto'
  box.style.height = `${Math.min(box.scrollHeight + 2, tallestPx)}px`
}

type Hearers = {
  readonly follow: () => void
  readonly send: (event: Event) => void
  readonly drop: () => void
  readonly sticker: () => void
}

function listen(form: HTMLFormElement, box: HTMLTextAreaElement, { follow, send, drop, sticker }: Hearers): void {
  form.addEventListener('submit', send)
  box.addEventListener('input', follow)
  box.addEventListener('keydown', (event) => {
    if (isSending(event)) send(event)
    else if (event.key === 'Escape') drop()
  })
  only('.send-sticker', form).addEventListener('click', sticker)
}

/** The place to write in one chat: the box, the line that says what is replied to, and examples to try. */
export function createComposer(section: HTMLElement, options: ComposerOptions) {
  const { words, say, change, sticker, changed } = options
  const form = only<HTMLFormElement>('form', section)
  const box = only<HTMLTextAreaElement>('textarea', form)
  const replyLine = createReplyLine(form, words, () => box.focus())

  let changing: Message | undefined

  const follow = (): void => {
    growWith(box)
    changed(box.value)
  }
  const write = (text: string): void => {
    box.value = text
    follow()
  }
  const send = (event: Event): void => {
    event.preventDefault()
    const text = box.value.trim()
    if (!text) return
    write('')
    if (changing) change(changing, text)
    else say(text, replyLine.take())
    changing = undefined
    box.focus()
  }

  const drop = (): void => {
    if (replyLine.isSet()) replyLine.drop()
    if (changing) write('')
    changing = undefined
  }

  listen(form, box, { follow, send, drop, sticker })

  return {
    write,
    focus: (): void => box.focus(),
    replyTo: (message: Message): void => {
      replyLine.set(message)
      box.focus()
    },
    /** Takes a message back into the box; sending it changes it, Escape leaves it as it was. */
    edit: (message: Message): void => {
      changing = message
      write(message.text ?? '')
      box.focus()
    },
    /** Writes the bot's name in front of what is written already. */
    mention: (name: string): void => {
      if (!box.value.includes(name)) write(`${name} ${box.value}`)
      box.focus()
    },
    showExamples: (list: readonly Example[], labelOf: (example: Example) => string): void =>
      only('.examples', form).replaceChildren(...exampleItems(list, labelOf, options)),
  }
}
