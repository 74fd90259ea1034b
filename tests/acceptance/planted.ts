import type { StandIn } from './stand-in.ts'

/** What people write though they should not: as written, and what must be found nowhere. */
const numbers = [
  ['11010519491231002X', /491231/],
  ['110105 19491231 002X', /19491231/],
  ['138-0013-8000', /0013-?8000/],
  ['13800138000', /13800138/],
  ['6222 0212 3456 7890 128', /6222 ?0212|7890 ?128/],
  ['E73519264', /73519264/],
  ['zhang.san@example.com', /zhang\.san/],
] as const

/** Secrets of the operator, and the names of those who write. */
export const secrets = {
  WEBHOOK_SECRET: 'plantedWebhookSecret-1',
  HASH_KEY: 'plantedHashKey-0123456789',
  METRICS_TOKEN: 'plantedMetricsToken-0123456789',
  databasePassword: 'plantedDatabasePassword',
}
const names = { first_name: 'Plantedname', last_name: 'Plantedsurname', username: 'planteduser' }

/** A word in a question that is not secret: finding it in the database shows that the search looks in the right place. */
export const control = 'kontrollwort'

const patterns = [...numbers.map(([, pattern]) => pattern), /planted/i, /AAStrictApiTestToken/, /123456789:AA/]

/** Returns the planted words found in `text`, each with a little context. */
export function foundIn(text: string): readonly string[] {
  return patterns.flatMap((pattern) => {
    const match = pattern.exec(text)
    return match ? [`${pattern}: …${text.slice(Math.max(0, match.index - 60), match.index + 60)}…`] : []
  })
}

export type Speaker = {
  /** Everybody's numbers at Telegram. */
  readonly ids: readonly number[]
  /** Writes every number in every place where a person can write; gives how many updates that makes. */
  readonly sayEverything: () => number
  /** The same, of one kind, for one private chat. */
  readonly sayInPrivate: () => number
}

/** Somebody who tells everything to the bot. */
export function createSpeaker(standIn: StandIn): Speaker {
  const user = standIn.user({ ...names, id: 5_550_123_987, language_code: 'zh-hans' }).id
  const chat = standIn.createChat({ type: 'supergroup', title: 'Plantedtitle', members: [user] }).id
  standIn.ctl.addBot({ chat, silent: true })
  const start = standIn.ctl.send({ user, text: '/start' })

  const placesOf = (number: string): readonly (() => unknown)[] => {
    const question = `滞纳金该谁出？${number}`
    const quoted = (): number => standIn.ctl.send({ user, chat, text: question }).message.message_id
    return [
      () => standIn.ctl.send({ user, text: question }),
      () => standIn.ctl.send({ user, text: number }),
      () => standIn.ctl.send({ user, text: `/${number}` }),
      () => standIn.ctl.send({ user, text: `/faq ${question}` }),
      () =>
        standIn.ctl.send({
          user,
          fields: { photo: [{ file_id: 'x', file_unique_id: 'y', width: 1, height: 1 }], caption: question },
        }),
      () => standIn.ctl.send({ user, chat, text: `@faq_test_bot ${question}` }),
      () => standIn.ctl.send({ user, chat, text: '/faq', reply_to: quoted() }),
      () =>
        standIn.ctl.send({
          user,
          chat,
          text: '/faq',
          reply_to: quoted(),
          fields: { quote: { text: question, position: 0, is_manual: true } },
        }),
      () => standIn.ctl.tap({ user, message_id: start.message.message_id, data: `v1|${number}`, force: true }),
      () => void standIn.ctl.inline({ user, query: question, timeout: 1000 }),
    ]
  }
  const say = (places: readonly (() => unknown)[]): number => {
    for (const place of places) place()
    return places.length
  }
  return {
    ids: [user, chat],
    sayEverything: () => {
      standIn.ctl.send({ user, text: `滞纳金该谁出 ${control}` })
      return 1 + say(numbers.flatMap(([number]) => placesOf(number)))
    },
    sayInPrivate: () =>
      say(
        numbers.map(
          ([number]) =>
            () =>
              standIn.ctl.send({ user, text: `滞纳金该谁出？${number}` }),
        ),
      ),
  }
}
