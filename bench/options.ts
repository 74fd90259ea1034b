import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { outputFile, pathFromStart } from '../src/programs/terminal/output.ts'
import { type DataSet, type SetName, setNames } from './data-sets.ts'
import { type PeerName, peerNames } from './peers/peers.ts'

/** The name for the measurement of growth, among the names of sets. */
export const growth = 'growth'
const measurable = [...setNames, growth] as const

export type Options = {
  readonly sets: readonly SetName[]
  readonly hasGrowth: boolean
  /** A data set given by its files; if set, the known ones are not measured. */
  readonly given?: DataSet
  /** The peers to measure; ours is always first. */
  readonly peers: readonly PeerName[]
  readonly isFull: boolean
  /** The folder for the page of results; without it none is written. */
  readonly out?: string
  /** The file for the figures. */
  readonly json?: string
}

const settings = {
  sets: { type: 'string' },
  train: { type: 'string' },
  test: { type: 'string' },
  oos: { type: 'string' },
  peers: { type: 'string' },
  full: { type: 'boolean', default: false },
  out: { type: 'string' },
  json: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const

type Values = ReturnType<typeof parseArgs<{ options: typeof settings }>>['values']

/** The names in a comma-separated list, in the order of `known`; all of them if there is no list. Throws an error that lists the known names. */
function choose<Name extends string>(
  option: string,
  list: string | undefined,
  known: readonly Name[],
): readonly Name[] {
  if (list === undefined) return known
  const wanted = list.split(',').map((name) => name.trim())
  const strange = wanted.filter((name) => !known.some((one) => one === name))
  if (strange.length > 0) throw new Error(`--${option}: no "${strange.join(', ')}". Write some of ${known.join(',')}.`)
  return known.filter((name) => wanted.includes(name))
}

function choosePeers(list: string | undefined): readonly PeerName[] {
  if (list === 'none') return ['ours']
  const chosen = choose('peers', list, peerNames)
  return peerNames.filter((name) => name === 'ours' || chosen.includes(name))
}

/** The data set given by its files. */
function givenIn({ train, test, oos, sets, full }: Values): DataSet | undefined {
  if (train === undefined && test === undefined && oos === undefined) return undefined
  if (train === undefined || test === undefined)
    throw new Error(`--${train === undefined ? 'train' : 'test'} is missing: --train and --test belong together.`)
  if (sets !== undefined || full)
    throw new Error(`--${full ? 'full' : 'sets'} is for the known data sets and does not go with --train and --test.`)
  return {
    name: `${basename(train)} → ${basename(test)}`,
    train: pathFromStart(train),
    test: pathFromStart(test),
    ...(oos !== undefined && { oos: pathFromStart(oos) }),
    noisy: {},
  }
}

/** Reads the options of the command line, or `help`. Throws an error that says what to write. */
export function readOptions(words: readonly string[]): Options | 'help' {
  const { values } = parseArgs({ args: [...words], options: settings })
  if (values.help) return 'help'
  const given = givenIn(values)
  const chosen = given ? [] : choose('sets', values.sets, measurable)
  const out = values.out === undefined ? undefined : pathFromStart(values.out)
  return {
    sets: setNames.filter((set) => chosen.includes(set)),
    hasGrowth: chosen.includes(growth),
    ...(given && { given }),
    peers: choosePeers(values.peers),
    isFull: values.full,
    ...(out !== undefined ? { out } : given ? {} : { out: import.meta.dirname }),
    ...(values.json !== undefined && { json: outputFile('json', values.json) }),
  }
}
