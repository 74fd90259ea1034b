import { everyCall, everyChatOnce, type Fault, usual } from './fault.ts'

/** How long the stand-in holds a silent line open; the bot gives up earlier. */
const silentMs = 120_000

/** A dead line is told from a quiet one by its silence alone. */
const silence = { seconds: 90, lastsMs: 0 }

/** Counted from the first message or poll that nobody heard. */
const fromFirst = { ...silence, end: async ({ lastHitMs }: { readonly lastHitMs: () => number }) => lastHitMs() }

const networkDown: Fault = {
  ...usual,
  name: 'network down (nothing listens)',
  lastsMs: 5000,
  begin: async ({ lines }) => {
    await Promise.all([lines.out.cut(), lines.back.cut()])
  },
  hasBitten: ({ world, hits }) => hits() > 0 || /cannot be reached|a call failed/.test(world.bot.out()),
  end: async ({ lines }) => {
    await Promise.all([lines.out.mend(), lines.back.mend()])
    return undefined
  },
}

const silentPoll: Fault = {
  ...usual,
  ...fromFirst,
  name: 'half-open socket, getUpdates',
  modes: ['polling'],
  begin: async ({ world }) => {
    await world.tg.fault('hang', { method: 'getUpdates', polls: true, ms: silentMs })
  },
  hasBitten: ({ hits }) => hits() > 0,
}

/** The line of a poll that Telegram still holds open: what it sends there is lost on the way. */
const silentLines: Fault = {
  ...usual,
  ...silence,
  name: 'half-open sockets, all that are open',
  modes: ['polling'],
  whens: ['running'],
  begin: async ({ lines }) => lines.out.silence(),
  hasBitten: ({ lines }) => lines.out.broken() > 0,
  end: async () => Date.now(),
}

const longWait = 20

const waitLong: Fault = {
  ...everyCall(`429, retry_after ${longWait}`, '429', { retry_after: longWait }),
  lastsMs: 1000,
  end: async ({ world, lastHitMs }) => {
    await world.tg.clearFaults()
    return lastHitMs() + longWait * 1000
  },
}

const duplicates: Fault = {
  ...usual,
  name: 'updates delivered twice',
  lastsMs: 500,
  prepare: async ({ world }) => {
    await world.tg.duplicateNext(12)
  },
  begin: async ({ world }) => {
    await world.tg.duplicateNext(12)
  },
  hasBitten: ({ world }) => world.api.bot().stats.redelivered > 0,
  end: async () => undefined,
}

const conflict: Fault = {
  ...everyCall('409, another program polls', 'conflict', { method: 'getUpdates' }),
  modes: ['polling'],
  begin: async ({ world }) => {
    await world.tg.fault('conflict', { method: 'getUpdates', polls: true, times: -1 })
    await world.tg.stealPolling()
  },
}

/** The first of the people. */
const blocked: Fault = {
  ...everyCall('403, a person blocks the bot', 'blocked'),
  begin: async ({ world, talk }) => {
    await world.tg.fault('blocked', { method: 'sendMessage', chat: talk.people[0]?.id, times: -1 })
  },
  isMute: ({ id }, { talk }) => id === talk.people[0]?.id,
}

/** Telegram carries out a call and its answer is lost. */
const hidden = { mostAnswers: 2 } as const

/** Tried without end, each message would come again and again for as long as this goes on. */
const everySendHidden: Fault = {
  ...everyCall('every message sent, connection reset, for a minute', 'reset-after', {
    method: 'sendMessage',
    polls: false,
  }),
  ...hidden,
  whens: ['running'],
  lastsMs: 60_000,
}

export const telegramFaults: readonly Fault[] = [
  silentPoll,
  silentLines,
  { ...everyChatOnce('half-open socket, sendMessage', 'hang', { ms: silentMs }), ...fromFirst },
  waitLong,
  networkDown,
  everyCall('reset on every call', 'reset'),
  conflict,
  everyCall('429, retry_after 1', '429', { retry_after: 1 }),
  everyCall('500', '500'),
  everyCall('502 with an HTML page', '502'),
  everyCall('504', '504'),
  everyCall('broken JSON', 'bad-json'),
  everyCall('answers take 2 s', 'slow', { ms: 2000 }),
  { ...everyChatOnce('message sent, connection reset', 'reset-after'), ...hidden },
  { ...everyChatOnce('message sent, 502 instead of the answer', 'lost-502'), ...hidden },
  everySendHidden,
  duplicates,
  blocked,
]
