import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'yaml'
import type { Line, Result } from '../../src/calculators/result.ts'

const folder = join(import.meta.dirname, '../../intents/sums')

export type Example = {
  readonly name: string
  readonly input: unknown
  readonly working?: readonly Readonly<Record<string, unknown>>[]
  readonly output?: unknown
  readonly refused?: string
}

/** The worked examples of every sum, by its id. */
export const examples: ReadonlyMap<string, readonly Example[]> = new Map(
  readdirSync(folder).map((file) => [
    basename(file, '.yaml'),
    parse(readFileSync(join(folder, file), 'utf8')) as readonly Example[],
  ]),
)

const yuan = (fen: number): string => `${(fen / 100).toFixed(2)} yuan`

/** An input as it is written for readers, in the form that sums take: yuan are fen, lengths are months. */
export function toInput(written: unknown): unknown {
  if (Array.isArray(written)) return written.map(toInput)
  if (written === null || typeof written !== 'object') return written
  return Object.fromEntries(
    Object.entries(written).map(([key, value]) => {
      const [, money] = /^(-?\d+\.\d\d) yuan$/.exec(String(value)) ?? []
      if (money !== undefined) return [`${key}Fen`, Number(money.replace('.', ''))]
      const [, months] = /^(-?\d+) months$/.exec(String(value)) ?? []
      return months === undefined ? [key, toInput(value)] : [`${key}Months`, Number(months)]
    }),
  )
}

const figure = (value: unknown): unknown => {
  if (value === null || typeof value !== 'object') return value
  if ('fen' in value) return yuan(Number(value.fen))
  return 'months' in value ? `${value.months} months` : value
}

const writeLine = ({ says, figures, cites }: Line): unknown => ({
  says,
  ...Object.fromEntries(Object.entries(figures).map(([key, value]) => [key, figure(value)])),
  cites,
})

/** Which keys of an answer are written with their unit. */
const unitKey = /^(.+)(Fen|Months)$/

function writeAnswer(answer: object): unknown {
  return Object.fromEntries(
    Object.entries(answer).map(([key, value]) => {
      const [, bare, unit] = unitKey.exec(key) ?? []
      if (bare === undefined || bare === 'gap') return [key, value]
      return [bare, unit === 'Fen' ? yuan(value) : `${value} months`]
    }),
  )
}

/** A result as the examples write it. */
export function writeResult(result: Result<object>): Pick<Example, 'working' | 'output' | 'refused'> {
  if (result.kind === 'refused') return { refused: result.because }
  return {
    working: result.working.map((one) => writeLine(one) as Readonly<Record<string, unknown>>),
    output: writeAnswer(result.answer) as object,
  }
}
