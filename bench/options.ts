import { parseArgs } from 'node:util'
import { type SetName, setNames } from './data-sets.ts'
import { type PeerName, peerNames } from './peers/peers.ts'

/** How the growth with size is called among the sets. */
export const growth = 'growth'
const measurable = [...setNames, growth] as const

export type Options = {
  readonly sets: readonly SetName[]
  readonly hasGrowth: boolean
  readonly peers: readonly PeerName[]
  readonly isFull: boolean
  /** The folder for the results. */
  readonly out: string
}

/** The names in a list parted by commas, in the order of `known`; all of them without a list. Throws an error that lists what is known. */
function choose<Name extends string>(
  option: string,
  list: string | undefined,
  known: readonly Name[],
): readonly Name[] {
  if (list === undefined) return known
  const wanted = list.split(',').map((name) => name.trim())
  const strange = wanted.filter((name) => !known.some((one) => one === name))
  if (strange.length > 0) throw new Error(`--${option}: no ${strange.join(', ')}. Write some of ${known.join(',')}.`)
  return known.filter((name) => wanted.includes(name))
}

/** Reads `--sets a,b --peers a,b --full --out FOLDER`. Throws an error that says what to write. */
export function readOptions(words: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...words],
    options: {
      sets: { type: 'string' },
      peers: { type: 'string' },
      full: { type: 'boolean', default: false },
      out: { type: 'string', default: import.meta.dirname },
    },
  })
  const chosen = choose('sets', values.sets, measurable)
  return {
    sets: setNames.filter((set) => chosen.includes(set)),
    hasGrowth: chosen.includes(growth),
    peers: choose('peers', values.peers, peerNames),
    isFull: values.full,
    out: values.out,
  }
}
