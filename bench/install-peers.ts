import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'

const timeOf = (file: string): number =>
  statSync(join(import.meta.dirname, file), { throwIfNoEntry: false })?.mtimeMs ?? 0

/** Installs the other libraries unless they match the lock file already. Throws if that fails. */
export function installPeers(): void {
  // npm writes this file at the end of an installation.
  if (timeOf('node_modules/.package-lock.json') >= timeOf('package-lock.json')) return
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (status !== 0)
    throw new Error(
      'The other libraries could not be installed (npm ci in bench/). With --peers none, only ours is measured.',
    )
}
