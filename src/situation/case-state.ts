import type { Facts, Situation } from '../knowledge/situation.ts'

/** The codes for months and for a place; intents/situation.yaml gives the codes of the other slots. */
const monthsCode = 'm'
const placeCode = 'g'
const unknownCode = 'x'

/** Between the facts in a state. */
const mark = '_'

const valueCode = (slot: Situation['slots'][number] | undefined, value: string): string | undefined =>
  slot === undefined ? value : slot.values.find(({ id }) => id === value)?.code

/**
 * Facts as the state in a button or a deep link: for each a letter for its slot and a letter for its value, numbers as they are (`un_pe_ej_m5_g4403`).
 * Facts that no slot has are left out.
 */
export function encodeCase({ slots }: Pick<Situation, 'slots'>, facts: Facts): string {
  const codes = [
    ...slots.map((slot) => ({ id: slot.id, code: slot.code, slot })),
    { id: 'months', code: monthsCode, slot: undefined },
    { id: 'place', code: placeCode, slot: undefined },
  ]
  return codes
    .flatMap(({ id, code, slot }) => {
      const value = facts[id]
      if (!value) return []
      const written = value === 'unknown' ? unknownCode : valueCode(slot, value)
      return written === undefined ? [] : [code + written]
    })
    .join(mark)
}

/** How months and places are written. */
const numberForms: Readonly<Record<string, { readonly id: string; readonly form: RegExp }>> = {
  [monthsCode]: { id: 'months', form: /^r?\d{1,3}$/ },
  [placeCode]: { id: 'place', form: /^\d{2}(\d{2})?$/ },
}

/** One fact as it is written; `undefined` for what this version does not know. */
function decodeFact({ slots }: Pick<Situation, 'slots'>, written: string): readonly [string, string] | undefined {
  const [code, value] = [written.slice(0, 1), written.slice(1)]
  const number = numberForms[code]
  const slot = slots.find((one) => one.code === code)
  const id = number?.id ?? slot?.id
  if (id === undefined) return undefined
  if (value === unknownCode) return [id, 'unknown']
  if (number) return number.form.test(value) ? [id, value] : undefined
  const known = slot?.values.find((one) => one.code === value)
  return known && [id, known.id]
}

/** The facts of a state; what this version does not know is left out. */
export function decodeCase(situation: Pick<Situation, 'slots'>, state: string): Facts {
  return Object.fromEntries(
    state
      .split(mark)
      .map((written) => decodeFact(situation, written))
      .filter((fact) => fact !== undefined),
  )
}
