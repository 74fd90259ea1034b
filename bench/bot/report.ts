import { quantile } from '../statistics.ts'
import { type ContestantName, contestants } from './contestants.ts'
import type { ModeResult } from './measure-mode.ts'
import { trendOf } from './memory-trend.ts'
import type { Options } from './options.ts'

export type Circumstances = {
  readonly command: string
  readonly date: string
  readonly node: string
  readonly processor: string
  /** The load average of the minute before. */
  readonly load: number
  readonly options: Options
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(heads), row(heads.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(row)].join('\n')

const median = (values: readonly number[]): number => quantile(values, 0.5)

/** The median and the range. */
function spread(values: readonly number[], digits: number): string {
  const figure = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: digits })
  return `${figure(median(values))} (${figure(Math.min(...values))}–${figure(Math.max(...values))})`
}

const met = (isMet: boolean): string => (isMet ? 'met' : '**missed**')

/** The figures with a target, the target, and whether it is met. */
function verdicts({ mode, cold, warm, speed, memory }: ModeResult): readonly (readonly string[])[] {
  const middle = (name: ContestantName, of: (one: ModeResult['speed']['echo'][number]) => number): number =>
    median(speed[name].map(of))
  const ratio = (of: (one: ModeResult['speed']['echo'][number]) => number): number =>
    middle('xubao', of) / middle('echo', of)
  const loop = ratio(({ loopPerSecond }) => loopPerSecond)
  const waiting = ratio(({ burstPerSecond }) => burstPerSecond)
  const added = middle('xubao', ({ p50Ms }) => p50Ms) - middle('echo', ({ p50Ms }) => p50Ms)
  const first = median(warm.xubao.map(({ firstAnswerMs }) => firstAnswerMs))
  const rested = median(warm.xubao.map(({ residentMb }) => residentMb))
  const trend = trendOf(memory)
  const line = (what: string, value: string, target: string, isMet: boolean) => [what, mode, value, target, met(isMet)]
  return [
    line('Throughput, as a share of the echo bot: closed loop', loop.toFixed(2), '≥ 0.80', loop >= 0.8),
    line('… messages that wait at the start', waiting.toFixed(2), '≥ 0.80', waiting >= 0.8),
    line('Added to the median answer', `${added.toFixed(1)} ms`, '≤ 3 ms', added <= 3),
    line('Memory after the start', `${rested.toFixed(0)} MB`, '≤ 150 MB', rested <= 150),
    ...(trend
      ? [
          line('Most memory under load', `${trend.mostMb.toFixed(0)} MB`, '≤ 150 MB', trend.mostMb <= 150),
          line('Growth per 100,000 messages', `${trend.growthMb.toFixed(1)} MB`, '≤ 5 MB', trend.growthMb <= 5),
        ]
      : []),
    line('Start to first answer', `${(first / 1000).toFixed(2)} s`, '≤ 2 s', first <= 2000),
    ['… without a cache', mode, cold.map((one) => `${(one.firstAnswerMs / 1000).toFixed(1)} s`).join(', '), '', ''],
  ]
}

function figures({ mode, warm, speed }: ModeResult): string {
  const rows = (['xubao', 'echo'] as const).map((name) => {
    const all = speed[name]
    return [
      contestants[name].title,
      spread(
        all.map((one) => one.burstPerSecond),
        0,
      ),
      spread(
        all.map((one) => one.loopPerSecond),
        0,
      ),
      spread(
        all.map((one) => one.cpuMs),
        2,
      ),
      spread(
        all.map((one) => one.p50Ms),
        1,
      ),
      spread(
        all.map((one) => one.p99Ms),
        0,
      ),
      spread(
        all.map((one) => one.peakMb),
        0,
      ),
      spread(
        warm[name].map((one) => one.residentMb),
        0,
      ),
      spread(
        warm[name].map((one) => one.firstAnswerMs / 1000),
        2,
      ),
    ]
  })
  const heads = ['', 'waiting/s', 'loop/s', 'processor ms', 'p50 ms', 'p99 ms', 'most MB', 'rest MB', 'first answer s']
  return `### ${mode}\n\n${table(heads, rows)}`
}

const method = ({ rounds, load, messages }: Options): string =>
  [
    `Both bots are processes of their own, started with nothing but their settings; the stand-in and the people are a third process on the same machine, over loopback. The bots take turns, ${rounds} times each; every life begins with an empty database. Ours has its limits switched off and keeps everything else: SQLite in a file, the inbox, redaction, the record of questions, metrics. The echo bot stores nothing and answers each text with itself, so its answers are also shorter.`,
    `- **Questions**: the judged ones of evaluation/, in and out of our field, in the same order for both; ${load.people} people.`,
    `- **Waiting**: ${load.waiting.toLocaleString('en')} messages are there before the bot starts; answers a second from the first delivery to the last answer, code not yet warm.`,
    `- **Loop**: then everybody asks again as soon as they are answered, for ${load.loopMs / 1000} s. **Processor**: user and system time of the bot for an answer meanwhile.`,
    `- **p50, p99**: then ${load.steadyPerSecond} questions a second for ${load.steadyMs / 1000} s, whether earlier ones are answered or not; from sending to the answer's arrival at the stand-in. **Most**: the largest resident memory of that life.`,
    '- **First answer**: from starting the process to the answer to one message that waits; **rest**: resident memory three seconds later. Without a cache the knowledge base is read and learnt first.',
    ...(messages > 0
      ? [
          `- **Memory under load**: a life with ${messages.toLocaleString('en')} messages in a closed loop, read twice a second; growth by least squares over the last 80 %.`,
        ]
      : []),
    '- In each life every question got exactly one answer and no call broke a rule of the Bot API: else the run fails.',
    '- What else the machine does counts: with a load average above a half the shares and the times say little, and processor time is the steadiest figure.',
    '- Figures are medians, in brackets the least and the most of the rounds.',
  ].join('\n')

/** The results as a page of Markdown. */
export function reportOf(results: readonly ModeResult[], at: Circumstances): string {
  return `${[
    '# The bot beside a bare echo bot: the results of a run',
    `\`${at.command}\`, ${at.date}, Node ${at.node}, ${at.processor}; load average ${at.load.toFixed(1)} before the run. Written by the run; do not edit.`,
    '## Targets',
    table(['', 'updates by', 'measured', 'target', ''], results.flatMap(verdicts)),
    '## Figures',
    ...results.map(figures),
    '## How it is measured',
    method(at.options),
  ].join('\n\n')}\n`
}
