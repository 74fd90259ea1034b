import type { BotMessage, StandIn } from './stand-in.ts'

type Note = { readonly chat: number; readonly number: number; readonly replies: number[] }

/** The results for the messages: numbers of those never answered, answered more than once, and answered after a later one of their chat. */
export type Account = {
  readonly sent: number
  readonly lost: readonly number[]
  readonly doubled: readonly Note[]
  readonly disordered: readonly number[]
}

export type Traffic = {
  /** Somebody says the next thing. */
  readonly send: () => void
  readonly sent: () => number
  readonly answered: () => number
  readonly account: () => Account
}

const everyNthInGroup = 5

/**
 * People who write in turn to the bot: four of five in private, where an unknown command with a number of its own comes back in the answer,
 * the rest in groups, where the answer names the message. So each answer is compared with its message, not only counted.
 */
export function createTraffic(standIn: StandIn, { people = 100, groups = 10 } = {}): Traffic {
  const persons = Array.from({ length: people }, (_, index) =>
    standIn.user({ first_name: `P${index}`, language_code: 'en' }),
  )
  const circles = Array.from({ length: groups }, (_, index) => {
    const chat = standIn.createChat({
      type: 'supergroup',
      title: `Circle ${index}`,
      members: persons.map(({ id }) => id),
    })
    standIn.ctl.addBot({ chat: chat.id, silent: true })
    return chat
  })
  const notes: Note[] = []
  const inGroups = new Map<string, Note>()
  const ends = new Map<number, number>()
  const disordered: number[] = []
  let answered = 0

  const noteOf = ({ chat, message }: BotMessage): Note | undefined => {
    const [, number] = /\/m(\d+)/.exec(message.text ?? '') ?? []
    return number === undefined
      ? inGroups.get(`${chat.id} ${message.reply_to_message?.message_id}`)
      : notes[Number(number)]
  }

  standIn.on('bot_message', (message) => {
    const note = noteOf(message)
    if (!note) return
    note.replies.push(performance.now())
    if (note.replies.length > 1) return
    answered += 1
    if (note.number < (ends.get(note.chat) ?? -1)) disordered.push(note.number)
    else ends.set(note.chat, note.number)
  })

  const send = (): void => {
    const number = notes.length
    const user = persons[number % people]?.id
    const circle = number % everyNthInGroup === 0 ? circles[(number / everyNthInGroup) % groups] : undefined
    const text = circle ? '/faq who pays the late fee?' : `/m${number}`
    const note: Note = { number, chat: circle?.id ?? user ?? 0, replies: [] }
    notes.push(note)
    const { message } = standIn.ctl.send({ user, ...(circle && { chat: circle.id }), text })
    if (circle) inGroups.set(`${circle.id} ${message.message_id}`, note)
  }

  return {
    send,
    sent: () => notes.length,
    answered: () => answered,
    account: () => ({
      sent: notes.length,
      lost: notes.flatMap(({ number, replies }) => (replies.length === 0 ? [number] : [])),
      doubled: notes.filter(({ replies }) => replies.length > 1),
      disordered,
    }),
  }
}

const perSecond = 100

/** Sends `count` messages at 100 a second; `between` runs after each, with how many there were, and the clock stands still meanwhile. */
export async function sendSteadily(
  traffic: Traffic,
  count: number,
  between: (count: number) => Promise<void> | void,
): Promise<void> {
  let due = performance.now()
  for (let number = 1; number <= count; number += 1) {
    due += 1000 / perSecond
    const waitMs = due - performance.now()
    if (waitMs > 1) await new Promise((resolve) => setTimeout(resolve, waitMs))
    traffic.send()
    const since = performance.now()
    await between(number)
    due += performance.now() - since
  }
}
