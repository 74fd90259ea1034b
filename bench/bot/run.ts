import { existsSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { print } from '../../src/programs/terminal/output.ts'
import { installPeers } from '../install-peers.ts'
import { type ModeResult, measureMode } from './measure-mode.ts'
import { help, readOptions } from './options.ts'
import { reportOf } from './report.ts'
import { isStandInPresent } from './stand-in.ts'

const resultsFile = join(import.meta.dirname, '../RESULTS-bot.md')

async function main(words: readonly string[]): Promise<void> {
  const options = readOptions(words)
  if (options === 'help') return print(help.trimEnd())
  if (!isStandInPresent())
    return print('Skipped: the simulated Telegram (../shared/telegram) is not beside the project.')
  if (!existsSync('/proc/self/status')) return print('Skipped: memory and processor time can be read only on Linux.')
  installPeers()
  const [load = 0] = loadavg()
  const results: ModeResult[] = []
  for (const mode of options.modes) results.push(await measureMode(mode, options))
  const report = reportOf(results, {
    command: ['npm run bench:bot', ...(words.length > 0 ? ['--', ...words] : [])].join(' '),
    date: new Date().toISOString().slice(0, 10),
    node: process.versions.node,
    processor: `${cpus()[0]?.model.trim() ?? 'unknown processor'} (${cpus().length} cores)`,
    load,
    options,
  })
  writeFileSync(resultsFile, report)
  print(report)
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
