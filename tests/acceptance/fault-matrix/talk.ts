import type { Event, Group, User, World } from '../world.ts'

/** Something a person said, and when the bot answered it. */
type Said = {
  readonly article: number
  readonly chat: number
  readonly sentMs: number
  readonly answersMs: number[]
  /** Whether an answer is due: a bot that is blocked cannot answer, and a paused bot stays silent. */
  readonly isDue: boolean
}

export type Talk = {
  readonly people: readonly User[]
  /** Where they talk together; it changes its number when it becomes a supergroup. */
  readonly group: () => Group
  /** One person says one thing, in private or in a group. Every message asks for another article of law, so that answers can be told apart. */
  readonly say: (user: User, chat?: Group | null, isDue?: boolean) => Promise<void>
  /** Everybody says one thing in private, and one of them something in the group. */
  readonly round: (isDue?: (user: User) => boolean) => Promise<void>
  /** What is said in `from` is answered in `to` from now on. */
  readonly moved: (from: Group, to: Group) => void
  /** Expects one bot message that answers no question, such as that the bot is paused. */
  readonly expectOther: (text: RegExp) => Promise<void>
  readonly isAnswered: () => boolean
  readonly count: () => Count
}

/** Times are milliseconds of the clock. */
export type Count = {
  readonly messages: number
  readonly lost: number
  readonly doubled: number
  /** The largest number of answers to one message. */
  readonly most: number
  readonly lastAnswerMs: number
  /** What the bot said that was no answer to anything, and answers that came before an earlier message's. */
  readonly odd: readonly string[]
}

type Api = { readonly on: (name: 'event', hear: (event: Event & { kind: string; chat: number }) => void) => void }

/** How long something that is expected may take. */
const otherMs = 15_000

const lawOf = (chat: unknown, article: number): string => {
  if (chat) return `/law@faq_test_bot ${article}`
  return article % 2 === 0 ? `Social Insurance Law Article ${article}` : `/law ${article}`
}

function disorder(said: readonly Said[]): readonly string[] {
  const latest = new Map<number, number>()
  return said.flatMap(({ chat, article, answersMs: [first] }) => {
    if (first === undefined) return []
    const before = latest.get(chat) ?? 0
    latest.set(chat, Math.max(before, first))
    return first < before ? [`article ${article} in chat ${chat} was answered before an earlier message`] : []
  })
}

function countOf(said: readonly Said[], odd: readonly string[]): Count {
  const due = said.filter(({ isDue }) => isDue)
  const kept = said.filter(({ isDue, answersMs }) => !isDue && answersMs.length > 0)
  return {
    messages: said.length,
    lost: due.filter(({ answersMs }) => answersMs.length === 0).length,
    doubled: due.filter(({ answersMs }) => answersMs.length > 1).length,
    most: Math.max(0, ...due.map(({ answersMs }) => answersMs.length)),
    lastAnswerMs: Math.max(0, ...due.map(({ answersMs: [first] }) => first ?? 0)),
    odd: [...odd, ...kept.map(({ chat }) => `an answer to nobody's due in chat ${chat}`), ...disorder(due)],
  }
}

/** Five people who talk to the bot, each in private and together in a group, and the outcome. */
export async function startTalk({ tg, api }: World & { readonly api: Api }): Promise<Talk> {
  const names = ['Ann', 'Bo', 'Cai', 'Dan', 'Eva']
  const people = await Promise.all(names.map((first_name) => tg.user({ first_name, language_code: 'en' })))
  const [admin] = people
  let group = await tg.group({ title: 'Circle', type: 'group', members: people, admins: [admin] })
  const said: Said[] = []
  const odd: string[] = []
  const places = new Map<number, number>()
  const articles = new Map<number, number>()
  const expected: { readonly text: RegExp; readonly met: () => void }[] = []
  const placeOf = (chat: number): number => places.get(chat) ?? chat

  api.on('event', ({ kind, chat, text }) => {
    // What a group is told that adds the bot answers nobody.
    if (kind !== 'bot_message' || text.startsWith('Hello! I answer questions')) return
    const article = Number(/^Social Insurance Law, Article (\d+)\n/.exec(text)?.[1])
    const one = said.find((known) => placeOf(known.chat) === placeOf(chat) && known.article === article)
    if (one) return void one.answersMs.push(Date.now())
    const index = expected.findIndex((other) => other.text.test(text))
    if (index < 0) odd.push(`chat ${chat}: ${text.slice(0, 80)}`)
    else expected.splice(index, 1)[0]?.met()
  })

  const say: Talk['say'] = async (user, chat = null, isDue = true) => {
    const id = chat?.id ?? user.id
    const article = (articles.get(placeOf(id)) ?? 0) + 1
    articles.set(placeOf(id), article)
    said.push({ article, chat: id, sentMs: Date.now(), answersMs: [], isDue })
    await tg.sendText(user, chat, lawOf(chat, article))
  }
  return {
    people,
    group: () => group,
    say,
    round: async (isDue = () => true) => {
      for (const user of people) await say(user, null, isDue(user))
      await say(admin as User, group)
    },
    moved: (from, to) => {
      places.set(from.id, to.id)
      if (from.id === group.id) group = to
      articles.set(to.id, articles.get(from.id) ?? 0)
    },
    expectOther: (text) =>
      new Promise((met, reject) => {
        const late = (): void => reject(new Error(`The bot did not say ${text}.`))
        const timer = setTimeout(late, otherMs)
        expected.push({ text, met: () => [clearTimeout(timer), met()] })
      }),
    isAnswered: () => said.every(({ isDue, answersMs }) => !isDue || answersMs.length > 0),
    count: () => countOf(said, odd),
  }
}
