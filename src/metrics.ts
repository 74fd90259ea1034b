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

/** What comes of something that is said unasked. */
export type Told = (typeof toldResults)[number]
/** Why nobody got an answer, for good. */
export type DropReason = (typeof dropReasons)[number]
/** Why the webhook asked Telegram to deliver an update again: too many wait, it could not be stored, or not in time. */
export type DeferReason = (typeof deferReasons)[number]

/** What the bot counts and measures. Nothing here throws, and no label holds an id or a text. Times are seconds. */
export type Metrics = {
  readonly updateReceived: (kind: (typeof updateKinds)[number]) => void
  /** An update that is not this replica's to answer: known already, or of a chat that another one is answering. */
  readonly duplicateReceived: () => void
  readonly interpreted: (question: {
    readonly outcome: string
    readonly topic?: string
    readonly locale: string
  }) => void
  /** From the receipt of an update until its last reply was sent. */
  readonly answered: (seconds: number) => void
  /** One request to the Bot API, whatever came of it. */
  readonly callFinished: (method: string, seconds: number) => void
  /** `failure`: the kind of failure after which `method` is tried again. */
  readonly callRetried: (method: string, failure: string) => void
  readonly dropped: (reason: DropReason) => void
  /** What came of something that was to be said unasked. */
  readonly told: (result: Told) => void
  readonly deferred: (reason: DeferReason) => void
  /** Telegram was reached, or reached us, just now. */
  readonly contacted: () => void
  /** `depth` tells how many updates wait at the moment; it is asked at each reading. */
  readonly watchQueue: (depth: () => number) => void
  /** Everything, in the text format of Prometheus. The process is measured from the first reading on. */
  readonly text: () => Promise<string>
  readonly contentType: string
}

const answerBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]
const callBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

const plainName = /^[a-z][\w-]{0,63}$/i
const mostNames = 500

/** Keeps a label to a few plain names; whatever else is put there is `other`. Each new name costs memory for good. */
function createLabel(): (name: string) => string {
  const known = new Set<string>()
  return (name) => {
    if (known.has(name)) return name
    if (!plainName.test(name) || known.size >= mostNames) return 'other'
    known.add(name)
    return name
  }
}

function createCounters(registers: Registry[]) {
  const counter = <L extends string>(name: string, help: string, labelNames: readonly L[]) =>
    new Counter({ name: `xubao_${name}_total`, help, labelNames, registers })
  const updates = counter('updates', 'Updates received, without duplicates.', ['kind'])
  const drops = counter('dropped', 'Updates and replies given up, by reason.', ['reason'])
  const deferrals = counter('webhook_deferred', 'Deliveries that Telegram was asked to repeat.', ['reason'])
  // A rate is seen from the first event on only when the series was there before, at zero.
  for (const kind of updateKinds) updates.inc({ kind }, 0)
  for (const reason of dropReasons) drops.inc({ reason }, 0)
  const told = counter('told', 'What was to be said unasked, by what came of it.', ['result'])
  for (const reason of deferReasons) deferrals.inc({ reason }, 0)
  for (const result of toldResults) told.inc({ result }, 0)
  return {
    updates,
    drops,
    deferrals,
    told,
    duplicates: counter(
      'duplicate_updates',
      'Updates that were delivered again, or left to the replica that answers their chat.',
      [],
    ),
    interpretations: counter('interpretations', 'Questions by what they were taken for.', [
      'outcome',
      'topic',
      'locale',
    ]),
    retries: counter('bot_api_retries', 'Calls to the Bot API made again.', ['method', 'failure']),
  }
}

function createTimes(registers: Registry[]) {
  const answers = new Histogram({
    name: 'xubao_answer_duration_seconds',
    help: 'From the receipt of an update until its last reply was sent.',
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
    help: 'When Telegram was last reached, or last reached us; 0 before the first time.',
    registers,
  })
  return { answers, calls, contact }
}

/** A clock that was set back, or a missing start, must not cost an answer. */
const isDuration = (seconds: number): boolean => Number.isFinite(seconds) && seconds >= 0

/** Metrics that start at zero, in a registry of their own. `now` gives milliseconds since 1970. */
export function createMetrics(now: () => number = Date.now): Metrics {
  const registry = new Registry()
  const counters = createCounters([registry])
  const times = createTimes([registry])
  const labels = { outcome: createLabel(), topic: createLabel(), locale: createLabel() }
  const [method, failure] = [createLabel(), createLabel()]
  let depthOfQueue = (): number => 0
  let isProcessMeasured = false
  new Gauge({
    name: 'xubao_queue_depth',
    help: 'Updates that wait for their answer.',
    registers: [registry],
    collect() {
      this.set(depthOfQueue())
    },
  })

  return {
    updateReceived: (kind) => counters.updates.inc({ kind }),
    duplicateReceived: () => counters.duplicates.inc(),
    interpreted: ({ outcome, topic = 'none', locale }) =>
      counters.interpretations.inc({
        outcome: labels.outcome(outcome),
        topic: labels.topic(topic),
        locale: labels.locale(locale),
      }),
    answered: (seconds) => isDuration(seconds) && times.answers.observe(seconds),
    callFinished: (name, seconds) => isDuration(seconds) && times.calls.observe({ method: method(name) }, seconds),
    callRetried: (name, kind) => counters.retries.inc({ method: method(name), failure: failure(kind) }),
    dropped: (reason) => counters.drops.inc({ reason }),
    told: (result) => counters.told.inc({ result }),
    deferred: (reason) => counters.deferrals.inc({ reason }),
    contacted: () => times.contact.set(now() / 1000),
    watchQueue: (depth) => {
      depthOfQueue = depth
    },
    text: () => {
      // Watching the event loop takes a timer of its own; who never reads the metrics does not pay for it.
      if (!isProcessMeasured) collectDefaultMetrics({ register: registry })
      isProcessMeasured = true
      return registry.metrics()
    },
    contentType: registry.contentType,
  }
}
