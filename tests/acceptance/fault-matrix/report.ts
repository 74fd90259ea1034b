import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Cell, Result } from './cell.ts'

const file = join(import.meta.dirname, '../../../docs/faults.md')

const introduction = `# What happens to messages when something fails

A test produces this table. The real bot runs in its own process against a strict simulation of Telegram. Five people write to it in private
and in a group; every message asks for another article of law, so that each answer can be matched with its message. Messages are sent before the fault,
during it, and after it. "At start" means that the fault, and the first messages, were there before the bot started.

* **lost**: messages that were never answered. The target is 0.
* **doubled**: messages that were answered more than once. The target is 0. If Telegram carries out a call and the response is lost, nobody can know
  whether the message was sent. It is then sent once more, because twice is better than never, and not a third time.
* **seconds**: the time from the end of the fault until everything written before then was answered. The target is 10. It is rounded, and varies by a few
  seconds from run to run, because waits are partly random.

\`npm run faults\` produces it again (it takes some minutes; the simulation of Telegram must be beside the project; rows with PostgreSQL need \`TEST_DATABASE_URL\`).
\`npm run test:acceptance\` does the same run, checks every cell against its targets, and does not change this file.
`

const notes = `## What cannot be avoided

* **Half-open sockets.** A dead connection looks like an idle one. A poll that is silent for 75 s, and any other call that is
  silent for 30 s, counts as dead. The seconds are counted from the start of the silence, and the target is 90. Messages written meanwhile are answered then.
* **429.** Telegram names the seconds to wait, and the wait is part of the fault: the seconds are counted from its end.
* **403.** A message from somebody who has blocked the bot is not answered and does not count as lost. If they unblock it, they get answers again.
* **401.** The bot ends with a message that says what to do, because waiting does not fix a wrong token. systemd (deploy/xubao.service) or the container engine restarts it
  every two seconds; the first start with a valid token answers what Telegram has kept.
* **A database that cannot be opened at start** ends the bot in the same way.
* **Updates that arrive twice** have the same number and are recognised by it.
* **A connection that breaks just as** Telegram confirms a message has the same effect as a lost response: the message may be sent twice.
* In webhook mode Telegram decides when to deliver again. The simulation tries again within two seconds.
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
