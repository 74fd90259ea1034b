import { posix } from 'node:path'
import type { Imports } from './source-files.ts'

/** The other rooms that the files of a room may import. Imports only go down; see docs/decisions and the README. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  locale: [],
  store: [],
  privacy: [],
  // Simplified text is converted to Traditional once, when the knowledge base loads; the type for texts in several languages is in locale.
  knowledge: ['locale'],
  // Personal numbers say nothing about what a person asks.
  matching: ['knowledge', 'locale', 'privacy'],
  // The running bot never loads it: programs learn, and the bot reads the stored result.
  learning: ['prepared.ts', 'matching', 'knowledge', 'locale', 'privacy'],
  // More than types: converse decides in which language to answer.
  conversation: ['locale', 'privacy'],
  // They wrap the conversation and speak with its voice.
  limits: ['conversation', 'locale'],
  // Phrases in the knowledge base recognise what people write about their case.
  situation: ['knowledge', 'locale'],
  // Calculations with their steps; rates come from the knowledge base.
  calculators: ['knowledge', 'locale'],
  // When a reminder comes, and how words say so.
  reminders: ['calculators', 'knowledge', 'locale'],
  // The type of a memory is part of the conversation's contract; how messages are read with it is decided here.
  dialogue: ['situation', 'matching', 'knowledge', 'locale', 'conversation'],
  // Turns an interpretation into what is shown.
  pages: ['reminders', 'dialogue', 'calculators', 'situation', 'matching', 'knowledge', 'locale', 'conversation'],
  // app.ts gives features functions to store things about people; they never see a database.
  features: [
    'pages',
    'reminders',
    'calculators',
    'dialogue',
    'situation',
    'matching',
    'knowledge',
    'locale',
    'privacy',
    'conversation',
  ],
  telegram: ['conversation', 'privacy', 'log.ts', 'metrics.ts'],
  web: ['conversation', 'privacy', 'log.ts', 'metrics.ts'],
  jobs: ['store', 'reminders', 'log.ts'],
  // What the bot knows, as learning stored it.
  'prepared.ts': ['matching', 'knowledge', 'locale'],
  // `xubao start` is the bot itself.
  programs: [
    // The evaluation of conversations plays them through the whole bot, without a door.
    ...['bot.ts', 'dialogue', 'limits'],
    'main.ts',
    'prepared.ts',
    'pages',
    'situation',
    'conversation',
    'learning',
    'matching',
    'knowledge',
    'locale',
    'store',
    'config.ts',
    'log.ts',
  ],
  'config.ts': [],
  'log.ts': [],
  'metrics.ts': [],
  'main.ts': ['start.ts'],
  'start.ts': [
    ...['app.ts', 'config.ts', 'log.ts', 'metrics.ts', 'prepared.ts'],
    ...['matching', 'locale', 'privacy', 'store'],
  ],
}

/** Packages that only one room may import, or two, so that they can be replaced there. */
const keptIn: Readonly<Record<string, string | readonly string[]>> = {
  telegraf: 'telegram',
  kysely: 'store',
  pg: 'store',
  'node:sqlite': 'store',
  'prom-client': 'metrics.ts',
  'temporal-polyfill': ['calculators', 'reminders'],
  'ical-generator': 'reminders',
  'chrono-node': 'calculators',
  'rate-limiter-flexible': 'limits',
}

/** The only files that may import everything: one puts doors around the bot, the other puts features into it. */
const compositionRoots: readonly string[] = ['app.ts', 'bot.ts']

const roomOf = (file: string): string => file.split('/')[0] ?? file

const isFile = (imported: string): boolean => imported.endsWith('.ts')

function arrowFaults(imports: Imports): readonly string[] {
  return [...imports].flatMap(([file, list]) => {
    const room = roomOf(file)
    if (compositionRoots.includes(room)) return []
    const allowed = rooms[room]
    if (!allowed) return [`src/${room}/ is a new room. Say in tests/support/house-rules.ts what it may import.`]
    const wrong = list.filter((imported) => isFile(imported) && ![room, ...allowed].includes(roomOf(imported)))
    const may = allowed.length > 0 ? `only ${allowed.join(', ')}` : 'no other room'
    return wrong.map(
      (imported) =>
        `src/${file} imports src/${imported}, but ${room} may import ${may}. Pass in what it needs, or move the code to the room it belongs to.`,
    )
  })
}

function packageFaults(imports: Imports): readonly string[] {
  return [...imports].flatMap(([file, list]) =>
    list.flatMap((imported) => {
      const home = Object.entries(keptIn).find(([name]) => imported === name || imported.startsWith(`${name}/`))?.[1]
      if (home === undefined) return []
      const homes = [home].flat()
      return homes.includes(roomOf(file))
        ? []
        : [
            `src/${file} imports "${imported}", which only src/${homes[0]}/ may import. Use what ${homes[0]} offers instead.`,
          ]
    }),
  )
}

/** The shortest path of imports from `start` back to itself, if there is one. */
function wayBack(start: string, arrows: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] | undefined {
  const ways: (readonly string[])[] = [[start]]
  const seen = new Set<string>()
  for (const way of ways) {
    for (const next of arrows.get(way.at(-1) ?? start) ?? []) {
      if (next === start) return [...way, start]
      if (!seen.has(next)) ways.push([...way, next])
      seen.add(next)
    }
  }
  return undefined
}

function cycles(arrows: ReadonlyMap<string, ReadonlySet<string>>, kind: 'files' | 'folders'): readonly string[] {
  const reported = new Set<string>()
  return [...arrows.keys()].flatMap((start) => {
    const way = reported.has(start) ? undefined : wayBack(start, arrows)
    if (!way) return []
    for (const place of way) reported.add(place)
    const circle = way.map((place) => `src/${place}`).join(' → ')
    return [
      `The ${kind} ${circle} import one another in a circle. Move what both need to a place that imports neither.`,
    ]
  })
}

function graph(imports: Imports, nodeOf: (file: string) => string): ReadonlyMap<string, ReadonlySet<string>> {
  const arrows = new Map<string, Set<string>>()
  for (const [file, list] of imports) {
    const from = nodeOf(file)
    const targets = arrows.get(from) ?? new Set()
    for (const imported of list.filter(isFile)) {
      const to = nodeOf(imported)
      if (to !== from || from === file) targets.add(to)
    }
    arrows.set(from, targets)
  }
  return arrows
}

/** A file at the top of `src` is its own room. */
const folderOf = (file: string): string => (file.includes('/') ? posix.dirname(file) : file)

/** Every import that breaks the rules of the design, each with what to do; empty if there is none. */
export function houseFaults(imports: Imports): readonly string[] {
  const fileCycles = cycles(
    graph(imports, (file) => file),
    'files',
  )
  return [
    ...arrowFaults(imports),
    ...packageFaults(imports),
    ...fileCycles,
    ...(fileCycles.length === 0 ? cycles(graph(imports, folderOf), 'folders') : []),
  ]
}
