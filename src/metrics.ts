import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

const updateKinds = ['message', 'press', 'inline', 'chosen'] as const
const dropReasons = [
  'person-limit',
  'group-limit',
  'paused',
  'undeliverable',
  'uncertain',
  'invalid',
  'unread',
] as const
const toldResults = ['sent', 'forbidden', 'failed', 'uncertain', 'interrupted'] as const
const deferReasons = ['full', 'failed', 'slow'] as const

/** The result of sending a message that nobody asked for, such as a reminder. */
export type Told = (typeof toldResults)[number]
/** Why an answer was given up for good. */
export type DropReason = (typeof dropReasons)[number]
/** Why the webhook asked Telegram to deliver an update again: too many wait, it could not be stored, or not in time. */
export type DeferReason = (typeof deferReasons)[number]

/** What the bot counts and measures. Nothing here throws. Labels come from closed sets and never hold an id or a text. Times are in seconds. */
export type Metrics = {
  readonly updateReceived: (kind: (typeof updateKinds)[number]) => void
  /** An update that this replica need not answer: it is already known, or another replica is answering that chat. */
  readonly duplicateReceived: () => void
  readonly interpreted: (question: {
    readonly outcome: string
    readonly topic?: string
    readonly locale: string
  }) => void
  /** The time from receiving an update to sending its last reply. */
  readonly answered: (seconds: number) => void
  /** One request to the Bot API, whether it succeeded or not. */
  readonly callFinished: (method: string, seconds: number) => void
  /** `failure`: the kind of failure that made the bot try `method` again. */
  readonly callRetried: (method: string, failure: string) => void
  readonly dropped: (reason: DropReason) => void
  /** Counts a message that nobody asked for, by its result. */
  readonly told: (result: Told) => void
  readonly deferred: (reason: DeferReason) => void
  /** Records contact with Telegram, in either direction. */
  readonly contacted: () => void
  /** `depth` returns how many updates are waiting; it is called at each reading. */
  readonly watchQueue: (depth: () => number) => void
  /** All metrics in the text format of Prometheus. Process metrics start with the first reading. */
  readonly text: () => Promise<string>
  readonly contentType: string
}

const answerBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]
const callBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

function createCounters(registers: Registry[]) {
  const counter = <L extends string>(name: string, help: string, labelNames: readonly L[]) =>
    new Counter({ name: `xubao_${name}_total`, help, labelNames, registers })
  const updates = counter('updates', 'Updates received, without duplicates.', ['kind'])
  const drops = counter('dropped', 'Updates and replies given up, by reason.', ['reason'])
  const deferrals = counter('webhook_deferred', 'Deliveries that Telegram was asked to repeat.', ['reason'])
  // Start every series at zero: otherwise Prometheus misses the first event when it computes a rate.
  for (const kind of updateKinds) updates.inc({ kind }, 0)
  for (const reason of dropReasons) drops.inc({ reason }, 0)
  const told = counter('told', 'Messages that nobody asked for, by what became of them.', ['result'])
  for (const reason of deferReasons) deferrals.inc({ reason }, 0)
  for (const result of toldResults) told.inc({ result }, 0)
  return {
    updates,
    drops,
    deferrals,
    told,
    duplicates: counter(
      'duplicate_updates',
      'Updates delivered again, or left to the replica that is answering their chat.',
      [],
    ),
    interpretations: counter('interpretations', 'Questions by how they were interpreted.', [
      'outcome',
      'topic',
      'locale',
    ]),
    retries: counter('bot_api_retries', 'Repeated calls to the Bot API.', ['method', 'failure']),
  }
}

function createTimes(registers: Registry[]) {
  const answers = new Histogram({
    name: 'xubao_answer_duration_seconds',
    help: 'Time from receiving an update to sending its last reply.',
    buckets: answerBuckets,
    registers,
  })
  const calls = new Histogram({
    name: 'xubao_bot_api_call_duration_seconds',
    help: 'Requests to the Bot API.',
    labelNames: ['method'],
    buckets: callBuckets,
    registers,
  })
  const contact = new Gauge({
    name: 'xubao_last_contact_timestamp_seconds',
    help: 'Time of the last contact with Telegram, in either direction; 0 before the first one.',
    registers,
  })
  return { answers, calls, contact }
}

/** Rejects times that a clock set back, or a missing start, would produce. */
const isDuration = (seconds: number): boolean => Number.isFinite(seconds) && seconds >= 0

/** Creates metrics that start at zero, in their own registry. `now` returns milliseconds since 1970. */
export function createMetrics(now: () => number = Date.now): Metrics {
  const registry = new Registry()
  const counters = createCounters([registry])
  const times = createTimes([registry])
  let depthOfQueue = (): number => 0
  let isProcessMeasured = false
  new Gauge({
    name: 'xubao_queue_depth',
    help: 'Updates waiting for an answer.',
    registers: [registry],
    collect() {
      this.set(depthOfQueue())
    },
  })

  return {
    updateReceived: (kind) => counters.updates.inc({ kind }),
    duplicateReceived: () => counters.duplicates.inc(),
    interpreted: ({ outcome, topic = 'none', locale }) => counters.interpretations.inc({ outcome, topic, locale }),
    answered: (seconds) => isDuration(seconds) && times.answers.observe(seconds),
    callFinished: (method, seconds) => isDuration(seconds) && times.calls.observe({ method }, seconds),
    callRetried: (method, failure) => counters.retries.inc({ method, failure }),
    dropped: (reason) => counters.drops.inc({ reason }),
    told: (result) => counters.told.inc({ result }),
    deferred: (reason) => counters.deferrals.inc({ reason }),
    contacted: () => times.contact.set(now() / 1000),
    watchQueue: (depth) => {
      depthOfQueue = depth
    },
    text: () => {
      // Watching the event loop needs a timer, so it starts only once somebody reads the metrics.
      if (!isProcessMeasured) collectDefaultMetrics({ register: registry })
      isProcessMeasured = true
      return registry.metrics()
    },
    contentType: registry.contentType,
  }
}
