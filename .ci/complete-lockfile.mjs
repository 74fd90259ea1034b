// Completes package-lock.json with the packages of other platforms.
//
// npm adds an optional platform package (@biomejs/cli-darwin-arm64, …) to the lock file only if the registry serves it.
// Behind a mirror with one platform, `npm ci` then rejects the lock file as out of sync. This script adds the missing entries
// by name and pinned version, so that the lock file works on every platform, and removes the addresses of the registry.
// Run it after every `npm install` that changes dependencies:  node .ci/complete-lockfile.mjs

import { readFileSync, writeFileSync } from 'node:fs'

const operatingSystems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
]
const processors = [
  'arm64',
  'arm',
  'armv7',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
]

const path = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(path, 'utf8'))

function platformOf(name) {
  if (name === 'fsevents') return { os: ['darwin'] }
  const words = name.split(/[/-]/)
  const os = operatingSystems.find((known) => words.includes(known))
  const cpu = processors.find((known) => words.includes(known))
  const libc = words.some((word) => word.startsWith('musl'))
    ? 'musl'
    : words.some((word) => word.startsWith('gnu'))
      ? 'glibc'
      : undefined
  return {
    ...(cpu && { cpu: [cpu === 'armv7' ? 'arm' : cpu] }),
    ...(os && { os: [os] }),
    ...(os === 'linux' && libc && { libc: [libc] }),
  }
}

let added = 0
for (const [parent, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const nested = `${parent}/node_modules/${name}`
    const hoisted = `node_modules/${name}`
    if (lock.packages[nested] || lock.packages[hoisted]) continue
    const platform = platformOf(name)
    if (!platform.os && !platform.cpu) continue
    lock.packages[hoisted] = {
      version: version.replace(/^[\^~]/, ''),
      ...platform,
      ...(entry.dev && { dev: true }),
      optional: true,
    }
    added += 1
  }
}

for (const entry of Object.values(lock.packages)) delete entry.resolved

// The Node packages do not declare that they need glibc; on Alpine they would shadow a Node that works.
for (const [path, entry] of Object.entries(lock.packages))
  if (/^node_modules\/node-linux-/.test(path)) entry.libc = ['glibc']

const [root, ...rest] = Object.entries(lock.packages)
lock.packages = Object.fromEntries([root, ...rest.sort(([a], [b]) => a.localeCompare(b, 'en'))])
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`package-lock.json: ${added} platform packages added`)
