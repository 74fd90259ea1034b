/// <reference lib="dom" />
import { button, element, icon } from './element.ts'
import { keyboard, type MessageActs } from './keyboard.ts'
import type { Message } from './memory.ts'
import { initialOf, nameOf } from './people.ts'
import { richText } from './rich-text.ts'
import { wordsOfHtml } from './telegram-html.ts'
import { fill, type PageLocale, type Words } from './words.ts'

export type BubbleSurroundings = {
  readonly words: Words
  readonly locale: PageLocale
  readonly acts: MessageActs
  readonly find: (id: number) => Message | undefined
}

/** Returns the text of a message without markup. */
export function textOf(message: Message, words: Words): string {
  return message.text ?? (message.html === undefined ? words.stickerName : wordsOfHtml(message.html))
}

/** A screen reader pronounces a message in the language that it is most likely in. */
const languageOf = (text: string): string => (/\p{Script=Han}{2}/u.test(text) ? 'zh' : 'en')

function quotedLine({ to }: Message, { words, acts, find }: BubbleSurroundings): HTMLElement | undefined {
  const original = to === undefined ? undefined : find(to)
  if (!original) return undefined
  const name = nameOf(original.from, words)
  const jump = { class: 'quoted', 'data-author': original.from, 'aria-label': fill(words.jump, { name }) }
  return button(
    jump,
    () => acts.jump(original.id),
    element('b', {}, name),
    element('span', {}, textOf(original, words)),
  )
}

function body(message: Message, { words, acts }: BubbleSurroundings): HTMLElement {
  if (message.attachment)
    return element('img', { class: 'sticker', src: '/playground/sticker.svg', alt: words.stickerName })
  if (message.file !== undefined) {
    const address = URL.createObjectURL(new Blob([message.text ?? ''], { type: 'text/plain' }))
    return element('div', { class: 'content' }, element('a', { href: address, download: message.file }, message.file))
  }
  const lang = languageOf(textOf(message, words))
  if (message.html === undefined) return element('div', { class: 'content', lang }, message.text ?? '')
  return element('div', { class: 'content', lang }, ...richText(message.html, { words, say: acts.say }))
}

function stamp({ at, isEdited }: Message, { words, locale }: BubbleSurroundings): HTMLElement {
  const time = new Date(at)
  const shown = time.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit', hour12: false })
  const edited = isEdited && element('span', { class: 'edited' }, words.edited)
  return element('div', { class: 'stamp' }, edited, element('time', { datetime: time.toISOString() }, shown))
}

function notice(message: Message, { words, acts }: BubbleSurroundings): HTMLElement {
  const again = message.again && button({ class: 'again' }, () => acts.again(message), words.retry)
  return element('div', { class: 'notice', 'data-id': message.id }, element('p', {}, message.text ?? ''), again)
}

/** Renders one message of the conversation. */
export function bubble(message: Message, surroundings: BubbleSurroundings): HTMLElement {
  if (message.from === 'notice') return notice(message, surroundings)
  const { words, acts } = surroundings
  const name = nameOf(message.from, words)
  const { reply, edit } = acts
  const isOwn = message.from !== 'xubao' && message.text !== undefined
  const footer = [
    message.onlyFor && element('p', { class: 'aside' }, fill(words.onlyFor, { name: nameOf(message.onlyFor, words) })),
    message.reaction !== undefined && element('p', { class: 'aside' }, message.reaction),
    message.isUnanswered && element('p', { class: 'aside' }, message.taken ? words.silentAsked : words.silent),
    message.taken !== undefined && button({ class: 'why' }, () => acts.why(message), words.why),
  ]
  return element(
    'article',
    { class: 'message', 'data-id': message.id, 'data-from': message.from, tabindex: -1 },
    element(
      'span',
      { class: 'avatar', 'data-author': message.from, 'aria-hidden': 'true' },
      message.from !== 'xubao' && initialOf(message.from, words),
    ),
    element(
      'div',
      { class: 'bubble' },
      element(
        'h3',
        { class: 'author', 'data-author': message.from },
        name,
        message.isViaBot && element('small', {}, words.via),
      ),
      quotedLine(message, surroundings),
      body(message, surroundings),
      stamp(message, surroundings),
    ),
    edit && isOwn && button({ class: 'edit', 'aria-label': words.edit }, () => edit(message), '✎'),
    reply && button({ class: 'reply', 'aria-label': fill(words.reply, { name }) }, () => reply(message), icon('reply')),
    keyboard(message, words, acts),
    ...footer,
  )
}
