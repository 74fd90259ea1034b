import CliTable from 'cli-table3'

const borderless = Object.fromEntries(
  ['top', 'bottom', 'left', 'right', 'mid'].flatMap((side) => [
    [side, ''],
    [`${side}-mid`, ''],
    [`${side}-left`, ''],
    [`${side}-right`, ''],
    ['left-mid', ''],
    ['right-mid', ''],
    ['mid-mid', ''],
    ['middle', '  '],
  ]),
)

/** A column of a table; numbers are aligned right. */
export type Column = { readonly head: string; readonly isNumber?: boolean }

/** Rows under their heads, without lines between them, so that other tools can read it. Han characters count as two columns. */
export function tableOf(columns: readonly Column[], rows: readonly (readonly (string | number)[])[]): string {
  const table = new CliTable({
    head: columns.map(({ head }) => head),
    colAligns: columns.map(({ isNumber }) => (isNumber ? 'right' : 'left')),
    chars: borderless,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  })
  table.push(...rows.map((row) => [...row]))
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
}
