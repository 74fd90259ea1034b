import { register } from 'prom-client'
import { expect, test } from 'vitest'
import { createMetrics } from '../src/metrics.ts'

test('each event appears in the text with its labels', async () => {
  const metrics = createMetrics(() => 1_700_000_000_500)
  metrics.updateReceived('message')
  metrics.updateReceived('message')
  metrics.duplicateReceived()
  metrics.interpreted({ outcome: 'answer', topic: 'late-fee', locale: 'zh-Hans' })
  metrics.interpreted({ outcome: 'fallback', locale: 'en' })
  metrics.answered(0.02)
  metrics.callFinished('sendMessage', 0.3)
  metrics.callRetried('sendMessage', 'wait')
  metrics.dropped('person-limit')
  metrics.deferred('full')
  metrics.contacted()
  metrics.watchQueue(() => 7)
  const lines = (await metrics.text()).split('\n')
  expect(lines).toEqual(
    expect.arrayContaining([
      'xubao_updates_total{kind="message"} 2',
      'xubao_duplicate_updates_total 1',
      'xubao_interpretations_total{outcome="answer",topic="late-fee",locale="zh-Hans"} 1',
      'xubao_interpretations_total{outcome="fallback",topic="none",locale="en"} 1',
      'xubao_answer_duration_seconds_bucket{le="0.01"} 0',
      'xubao_answer_duration_seconds_bucket{le="0.025"} 1',
      'xubao_answer_duration_seconds_count 1',
      'xubao_bot_api_call_duration_seconds_sum{method="sendMessage"} 0.3',
      'xubao_bot_api_retries_total{method="sendMessage",failure="wait"} 1',
      'xubao_dropped_total{reason="person-limit"} 1',
      'xubao_webhook_deferred_total{reason="full"} 1',
      'xubao_last_contact_timestamp_seconds 1700000000.5',
      'xubao_queue_depth 7',
    ]),
  )
})

test('an event that has not happened yet is shown at zero', async () => {
  const text = await createMetrics().text()
  for (const reason of ['person-limit', 'group-limit', 'paused', 'undeliverable', 'invalid', 'unread'])
    expect(text).toContain(`xubao_dropped_total{reason="${reason}"} 0`)
  for (const kind of ['message', 'press', 'inline', 'chosen']) expect(text).toContain(`{kind="${kind}"} 0`)
  expect(text).toContain('xubao_last_contact_timestamp_seconds 0')
  expect(text).toContain('xubao_queue_depth 0')
})

test('every reading includes the memory and the event loop of the process', async () => {
  const metrics = createMetrics()
  for (const text of [await metrics.text(), await metrics.text()]) {
    expect(text).toMatch(/^process_resident_memory_bytes \d{7,}/m)
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m)
    expect(text).toMatch(/^nodejs_heap_size_used_bytes \d+/m)
  }
  expect(metrics.contentType).toContain('text/plain; version=0.0.4')
})

test('names follow the rules of Prometheus: a unit, _total for counters, and a help text', async () => {
  const text = await createMetrics().text()
  const types = [...text.matchAll(/^# TYPE (xubao_\w+) (\w+)$/gm)].map(([, name = '', type]) => ({ name, type }))
  expect(types.length).toBeGreaterThanOrEqual(10)
  for (const { name, type } of types) {
    expect([name, name.endsWith('_total')]).toEqual([name, type === 'counter'])
    if (type === 'histogram') expect(name).toMatch(/_seconds$/)
    expect(text).toMatch(new RegExp(`^# HELP ${name} [A-Z].*\\.$`, 'm'))
  }
})

test('two sets of metrics count separately, and neither uses the shared registry', async () => {
  const [one, other] = [createMetrics(), createMetrics()]
  one.duplicateReceived()
  expect(await other.text()).toContain('xubao_duplicate_updates_total 0')
  expect(await register.metrics()).toBe('\n')
})

test('an impossible time is ignored', async () => {
  const metrics = createMetrics()
  for (const seconds of [Number.NaN, -1, Number.POSITIVE_INFINITY]) {
    metrics.answered(seconds)
    metrics.callFinished('getMe', seconds)
  }
  expect(await metrics.text()).toContain('xubao_answer_duration_seconds_count 0')
})

test('creating a thousand sets of metrics takes less than a second', () => {
  const start = performance.now()
  for (let count = 0; count < 1000; count += 1) createMetrics()
  expect(performance.now() - start).toBeLessThan(1000)
})
