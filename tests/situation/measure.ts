import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Region } from '../../src/knowledge/situation.ts'
import type { SlotReader } from '../../src/situation/slots.ts'

export type LabelledCase = {
  readonly text: string
  readonly today?: string
  readonly slots: Readonly<Record<string, string | number | boolean>>
}

export type Figures = { readonly right: number; readonly wrong: number; readonly missed: number }

/** The labelled sentences of our own. */
export const labelledCases: readonly LabelledCase[] = readFileSync(
  join(import.meta.dirname, '../../evaluation/situations/slots.jsonl'),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as LabelledCase)

/** The labels as slots are written: months as text, `yes` for true, the code of a place. */
function labelsOf({ slots }: LabelledCase, regions: readonly Region[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(slots).map(([slot, value]) => {
      if (slot === 'place')
        return [slot, regions.find(({ name }) => name['zh-Hans'] === value)?.code ?? `unknown ${value}`]
      return [slot, value === true ? 'yes' : String(value)]
    }),
  )
}

type Verdict = { readonly text: string; readonly slot: string; readonly wanted?: string; readonly read?: string }

/** What was wanted and what was read, for each sentence and each slot that is in either. */
function verdictsOn(one: LabelledCase, reader: SlotReader, regions: readonly Region[]): readonly Verdict[] {
  const wanted = labelsOf(one, regions)
  const { slots } = reader.readSlots(one.text, one.today ?? '2026-11-27')
  return [...new Set([...Object.keys(wanted), ...Object.keys(slots)])].map((slot) => ({
    text: one.text,
    slot,
    ...(wanted[slot] !== undefined && { wanted: wanted[slot] }),
    ...(slots[slot] !== undefined && { read: slots[slot] }),
  }))
}

/** How often each slot was right, wrong or missed, and each sentence with a fault. */
export function measureSlots(cases: readonly LabelledCase[], reader: SlotReader, regions: readonly Region[]) {
  const verdicts = cases.flatMap((one) => verdictsOn(one, reader, regions))
  const isFault = ({ wanted, read }: Verdict): boolean => wanted !== read
  const figures = (slot: string): Figures => {
    const its = verdicts.filter((verdict) => verdict.slot === slot)
    return {
      right: its.filter((verdict) => !isFault(verdict)).length,
      wrong: its.filter((verdict) => isFault(verdict) && verdict.read !== undefined).length,
      missed: its.filter((verdict) => isFault(verdict) && verdict.wanted !== undefined).length,
    }
  }
  return {
    figures: Object.fromEntries([...new Set(verdicts.map(({ slot }) => slot))].map((slot) => [slot, figures(slot)])),
    faults: verdicts
      .filter(isFault)
      .map(({ text, slot, wanted = '–', read = '–' }) => `${text}: ${slot} is ${wanted}, read as ${read}`),
  }
}
