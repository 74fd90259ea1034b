#!/usr/bin/env node
// Starts `xubao` on a Node that can run it. This file runs on any Node since 14.18, so that a person with an old one reads what to do and not a
// stack trace. npm finds the Node that `npm ci` installed first, so most starts stay in this process.
import { spawn } from 'node:child_process'
import module, { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const words = process.argv.slice(2)

/** The oldest Node that runs the project; package.json says the same under `engines`. */
const least = [24, 5]

function isRecent() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  return major > least[0] || (major === least[0] && minor >= least[1])
}

/** The Node that `npm ci` installed as a package for this platform; `undefined` if there is none. */
function installedNode() {
  const isWindows = process.platform === 'win32'
  const name = `node-${isWindows ? 'win' : process.platform}-${process.arch}`
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))
    return join(folder, 'bin', isWindows ? 'node.exe' : 'node')
  } catch {
    return undefined
  }
}

function giveUp() {
  process.stderr.write(
    `Xubao needs Node ${least.join('.')} or newer, and this is ${process.versions.node}. On Linux and Windows \`npm ci\` installs one; elsewhere get it from https://nodejs.org.\n`,
  )
  process.exitCode = 1
}

function continueOn(node) {
  const flags = ['--disable-warning=ExperimentalWarning']
  const child = spawn(node, [...flags, fileURLToPath(import.meta.url), ...words], { stdio: 'inherit' })
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  // Ctrl+C reaches both processes by itself. A second one would end the bot before it has finished.
  process.on('SIGINT', () => {})
  child.on('error', giveUp)
  child.on('exit', (code) => process.exit(code ?? 1))
}

if (isRecent()) {
  // The next start finds the code compiled. If there is no folder to write that to, it starts as before.
  module.enableCompileCache()
  const { runXubao } = await import('./xubao.ts')
  const code = await runXubao(words)
  if (code > 0) process.exitCode = code
} else {
  const node = installedNode()
  if (node === undefined) giveUp()
  else continueOn(node)
}
