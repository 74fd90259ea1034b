import { type Noise, noises } from './data-sets.ts'
import { area, megabytes, none, percent, ratio, reasonOf, time } from './figures.ts'
import type { Job, Measurement, Result } from './measurement.ts'
import { type PeerName, peers } from './peers/peers.ts'
import { timedQueries } from './timing.ts'

/** Where and when a run took place. */
export type Circumstances = {
  readonly date: string
  readonly node: string
  readonly processor: string
  /** The command that started the run. */
  readonly command: string
  readonly isFull: boolean
  /** What could not be measured. */
  readonly missing: readonly string[]
}

const noiseNames: Readonly<Record<Noise, string>> = { typo: 'typos', homo30: 'homophones', trad: 'Traditional' }

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(heads), row(heads.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(row)].join('\n')

const measurementOf = (result: Result | undefined): Measurement | undefined =>
  result?.outcome.status === 'measured' ? result.outcome.measurement : undefined

/** The figures of several peers on one job, each compared with ours. */
function costCells(own: Measurement | undefined, ours: Measurement | undefined): readonly string[] {
  const { cost } = own ?? {}
  const storable = cost?.storableMs
  const fit = time(cost?.fitMs)
  return [
    cost && storable !== undefined ? `${fit} (${time(cost.fitMs - storable)} with stored calibration)` : fit,
    `${time(cost?.medianMs)} (${ratio(cost?.medianMs, ours?.cost.medianMs)})`,
    `${time(cost?.p99Ms)} (${ratio(cost?.p99Ms, ours?.cost.p99Ms)})`,
    megabytes(cost?.memoryMb),
  ].map((cell) => cell.replace(`${none} (${none})`, none))
}

const costHeads = ['fit', 'median', 'p99', 'memory']

function blockOf(title: string, results: readonly Result[], qualityHeads: readonly Noise[] | undefined): string {
  const ours = measurementOf(results.find(({ job }) => job.peer === 'ours'))
  const hasNear = results.some((one) => measurementOf(one)?.quality?.aurocNear !== undefined)
  const rows = results.map(({ job, outcome }) => {
    const own = measurementOf({ job, outcome })
    const quality = own?.quality
    const qualityCells = [
      percent(quality?.top1),
      percent(quality?.top3),
      area(quality?.auroc),
      ...(hasNear ? [area(quality?.aurocNear)] : []),
    ]
    const noisyCells = (qualityHeads ?? []).map((noise) => percent(quality?.noisyTop1[noise]))
    const reason = reasonOf(outcome)
    const name = reason === '' ? peers[job.peer].title : `${peers[job.peer].title} (${reason})`
    return [name, ...(qualityHeads ? [...qualityCells, ...noisyCells] : []), ...costCells(own, ours)]
  })
  const heads = qualityHeads
    ? ['top-1', 'top-3', 'AUROC', ...(hasNear ? ['near'] : []), ...qualityHeads.map((noise) => noiseNames[noise])]
    : []
  return `### ${title}\n\n${table(['', ...heads, ...costHeads], rows)}`
}

const isSet = (set: string) => (result: Result) => result.job.kind === 'set' && result.job.data.name === set

function noisesOf(results: readonly Result[]): readonly Noise[] {
  return noises.filter((noise) => results.some((one) => measurementOf(one)?.quality?.noisyTop1[noise] !== undefined))
}

function overview(sets: readonly string[], names: readonly PeerName[], results: readonly Result[]): string {
  const rows = names.map((name) => [
    peers[name].title,
    ...sets.map((set) => {
      const quality = measurementOf(results.filter(isSet(set)).find(({ job }) => job.peer === name))?.quality
      const noisy = Object.values(quality?.noisyTop1 ?? {}).map(percent)
      const brackets = noisy.length > 0 ? ` (${noisy.join(', ')})` : ''
      const auroc = quality?.auroc === undefined ? '' : ` ${area(quality.auroc)}`
      return `${percent(quality?.top1)}${brackets}${auroc}`
    }),
  ])
  return table(['', ...sets], rows)
}

const legend = [
  'Top-1 and top-3 in percent of the test questions; AUROC: how well the confidence of the first candidate separates questions in scope from those of other fields (0.5 is guessing); near: from those of the same field that no intent answers.',
  'In brackets top-1 with typos, or with homophones and in Traditional script. Times after × are multiples of ours.',
  'Memory is the growth of memory in use after garbage collection, from before the peer is loaded to after its last answer, including libraries and dictionaries.',
  `Median and p99 are of ${timedQueries.toLocaleString('en')} questions, one after another, each timed from the text to the answer. The test questions are asked once, garbage is collected, and then they are asked in random order, repeatedly if a set has fewer. A peer that would need more than a minute is timed for a minute.`,
].join('\n')

/** The results as a page of Markdown. */
export function reportOf(results: readonly Result[], at: Circumstances): string {
  const jobs = results.map(({ job }) => job)
  const sets = [...new Set(jobs.flatMap((job) => (job.kind === 'set' ? [job.data.name] : [])))]
  const names = [...new Set(jobs.map(({ peer }) => peer))]
  const sizes = [...new Set(jobs.flatMap((job) => (job.kind === 'growth' ? [job.size] : [])))]
  const ofSize = (size: number) => results.filter(({ job }: { job: Job }) => job.kind === 'growth' && job.size === size)
  const taught = at.isFull ? 'all training utterances' : 'ten utterances per intent'
  return `${[
    '# Matching: the results of a run',
    `\`${at.command}\`, ${at.date}, Node ${at.node}, ${at.processor}; ${taught}. Written by the run; do not edit.`,
    ...at.missing.map((what) => `**Skipped:** ${what}`),
    legend,
    ...(sets.length > 0 ? ['## Overview', overview(sets, names, results), '## Data sets'] : []),
    ...sets.map((set) => blockOf(set, results.filter(isSet(set)), noisesOf(results.filter(isSet(set))))),
    ...(sizes.length > 0 ? ['## Growth with size', 'Utterances are made by recombining training utterances.'] : []),
    ...sizes.map((size) => blockOf(`${size.toLocaleString('en')} utterances`, ofSize(size), undefined)),
    '## Who was measured',
    names.map((name) => `- ${peers[name].title}: ${peers[name].settings}`).join('\n'),
  ].join('\n\n')}\n`
}
