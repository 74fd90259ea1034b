import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Cell, Result } from './cell.ts'

const file = join(import.meta.dirname, '../../../docs/faults.md')

const introduction = `# What goes wrong, and what becomes of the messages

This table is made by a test. The real bot runs as a process of its own against a strict stand-in for Telegram; five people write to it in private
and in a group, every message asking for another article of law, so that each answer can be matched with its message. Messages are sent before the fault,
while it lasts, and after it. "At start" means that the fault was there before the bot was, and the first messages too.

* **lost**: messages that were never answered. The target is 0.
* **doubled**: messages that were answered more than once. The target is 0. Where Telegram carries out a call and hides its answer nobody can know
  whether the message has left; it is sent again then, because twice is better than never.
* **seconds**: from the end of the fault until everything was answered that had been said until then. The target is 10. They are rounded, and vary by a few
  from run to run, because waits are partly random.

\`npm run faults\` makes it anew (some minutes; the stand-in for Telegram must lie beside the project; rows with PostgreSQL need \`TEST_DATABASE_URL\`).
\`npm run test:acceptance\` makes the same run, holds every cell to its targets, and leaves this file alone.
`

const notes = `## What cannot be avoided

* **Half-open sockets.** A line that is dead without saying so looks like one on which nothing happens. A poll that is silent for 75 s, and any other call that is
  silent for 30 s, counts as dead; the seconds are counted from its first silence, and the target is 90. Whoever wrote meanwhile is answered then.
* **429.** Telegram names the seconds to wait, and the wait is part of the fault: the seconds are counted from its end.
* **403.** What somebody says who has blocked the bot is not answered and not counted as lost; whoever is back is answered again.
* **401.** The bot ends with a message that says what to do, because no waiting mends a wrong token. systemd (deploy/xubao.service) or the container engine starts it again
  every two seconds; the first start with a good token answers what Telegram kept.
* **A database that cannot be opened at start** ends the bot in the same way.
* **Updates that come twice** have the same number, by which they are recognised.
* **A connection that breaks in the very moment** in which Telegram confirms a message is the same as a hidden answer: the message may be sent twice.
* In webhook mode it is Telegram that delivers again, and decides when. Here it tries again after two seconds at the latest.
`

const modes = { polling: 'polling', webhook: 'webhook' } as const
const whens = { start: 'at start', running: 'while running' } as const

const row = ({ fault, mode, when }: Cell, { messages, lost, doubled, seconds }: Result): string =>
  `| ${fault.name} | ${modes[mode]} | ${whens[when]} | ${messages} | ${lost} | ${doubled} | ${Math.round(seconds)} |`

/** Writes docs/faults.md from all cells. */
export function writeReport(results: readonly (readonly [Cell, Result])[]): void {
  const head = '| fault | mode | when | messages | lost | doubled | seconds |\n|---|---|---|--:|--:|--:|--:|'
  const table = [head, ...results.map(([cell, result]) => row(cell, result))].join('\n')
  writeFileSync(file, [introduction, table, '', notes].join('\n'))
}
