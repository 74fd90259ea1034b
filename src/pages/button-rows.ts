import type { Button } from '../conversation/reply.ts'

/** Width of a button that shares its row with another, in Latin letters; a Han character is about two wide. */
const halfRowWidth = 17

/** Width of a button over the whole row of a phone. */
export const fullRowWidth = 34

/** How wide a label is, in Latin letters. */
export function labelWidth(label: string): number {
  return [...label].reduce(
    (width, character) => width + (/[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u.test(character) ? 2 : 1),
    0,
  )
}

/** Buttons in rows, two in a row where both are narrow; at most `rows` rows, in their order of importance. */
export function packRows(buttons: readonly Button[], rows: number): readonly (readonly Button[])[] {
  const packed: Button[][] = []
  for (const button of buttons) {
    const last = packed.at(-1)
    const fits = last?.length === 1 && [...last, button].every(({ label }) => labelWidth(label) <= halfRowWidth)
    if (fits) last.push(button)
    else if (packed.length < rows) packed.push([button])
  }
  return packed
}
