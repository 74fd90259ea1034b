import { plainText } from '../../src/conversation/html.ts'
import type {
  Addressed,
  AttachmentKind,
  CommandContent,
  Incoming,
  TextContent,
} from '../../src/conversation/incoming.ts'
import { readWords } from '../../src/conversation/words.ts'
import type { Heard, Room, Rooms } from './chat.ts'

type Quoting = { readonly quoting?: Heard }

/** What a person can do in a chat. */
export type Speaker = {
  /** Writes a text or a command (`/law 86`, in groups also `/help@xubao_bot`). */
  readonly says: (text: string, options?: Quoting) => Promise<Heard>
  /** Presses the button with this label, under the last message of the bot or the one in `under`. */
  readonly presses: (label: string, options?: { readonly under?: Heard }) => Promise<Heard>
  /** Presses a button with this data, such as one from an older version. */
  readonly pressesData: (data: string) => Promise<Heard>
  /** Edits a message that was sent, some seconds later; `addressed` stays the same. */
  readonly edits: (heard: Heard, text: string, afterSeconds?: number, addressed?: Addressed) => Promise<Heard>
  /** Sends something without words: a sticker, a voice message. */
  readonly sendsAttachment: (addressed?: Addressed, attachment?: AttachmentKind) => Promise<Heard>
}

export type GroupMember = Speaker & {
  /** Mentions the bot. */
  readonly mentions: (text: string, options?: Quoting) => Promise<Heard>
  /** Replies to a message of the bot. */
  readonly repliesToBot: (text: string) => Promise<Heard>
  /** Sends `/faq`, possibly as a reply to somebody's message. */
  readonly faqs: (question: string, options?: Quoting) => Promise<Heard>
}

export type InlineResult = { readonly title: string; readonly text: string; readonly buttons: readonly string[] }

export type Person = Speaker & {
  readonly id: string
  readonly inGroup: (name: string, options?: { readonly thread?: number }) => GroupMember
  /** Types `@xubao_bot …` in any chat and sees the results. */
  readonly looksUp: (query: string) => Promise<readonly InlineResult[]>
}

/** Reads a text the way the doors do. */
function wordsOf(
  text: string,
  addressed: Addressed | undefined,
  { quoting }: Quoting = {},
): TextContent | CommandContent {
  const written = { text, isMention: addressed === 'mention', isReply: addressed === 'reply' }
  const content = readWords({ ...written, ...(quoting && { quoted: quoting.asked }) }, 'xubao_bot')
  if (!content) throw new Error(`"${text}" is for another bot.`)
  return content
}

function createMember(from: Incoming['from'], room: Room, startPrivately: (payload: string) => Promise<Heard>) {
  const say = (text: string, addressed?: Addressed, options?: Quoting): Promise<Heard> =>
    room.say(from, wordsOf(text, addressed, options), text)
  const member: GroupMember = {
    says: (text, options) => say(text, undefined, options),
    mentions: (text, options) => say(text, 'mention', options),
    repliesToBot: (text) => say(text, 'reply'),
    faqs: (question, options) => say(`/faq ${question}`.trim(), undefined, options),
    presses: async (label, { under } = {}) => {
      const outcome = await room.press(from, label, under?.shown)
      return 'start' in outcome ? startPrivately(outcome.start) : outcome
    },
    pressesData: (data) => room.pressData(from, data),
    edits: (heard, text, afterSeconds = 30, addressed) =>
      room.edit(from, heard.asked, wordsOf(text, addressed), afterSeconds),
    sendsAttachment: (addressed, attachment = 'sticker') =>
      room.say(from, { kind: 'attachment', attachment, ...(addressed && { addressed }) }, ''),
  }
  return member
}

/** Creates a person who talks to the bot. A button that leads to the private chat sends `/start …` there, as apps do. */
export function createPerson(from: Incoming['from'], rooms: Rooms): Person {
  const privateRoom = rooms.privateChat(from.id)
  const start = (payload: string): Promise<Heard> =>
    privateRoom.say(from, wordsOf(`/start ${payload}`, undefined), `/start ${payload}`)
  const alone = createMember(from, privateRoom, start)
  return {
    id: from.id,
    says: alone.says,
    presses: alone.presses,
    pressesData: alone.pressesData,
    edits: alone.edits,
    sendsAttachment: alone.sendsAttachment,
    inGroup: (name, { thread } = {}) => createMember(from, rooms.group(name, thread), start),
    looksUp: async (query) => {
      const replies = await rooms.lookUp(from, query)
      return replies
        .filter((reply) => reply.kind === 'result')
        .map(({ title, html, buttons = [] }) => ({
          title,
          text: plainText(html),
          buttons: buttons.flat().map(({ label }) => label),
        }))
    },
  }
}
