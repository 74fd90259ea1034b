import { posix } from 'node:path'
import type { Imports } from './source-files.ts'

/** Which rooms the files of a room may import, besides their own. The arrows go down only; see docs/decisions and the README. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  locale: [],
  store: [],
  privacy: [],
  // Simplified text is made Traditional once, when the knowledge is loaded; texts in several languages are a type of locale.
  knowledge: ['locale'],
  // Personal numbers tell nothing about what is asked.
  matching: ['knowledge', 'locale', 'privacy'],
  // The running bot never loads it: programs learn, and the bot reads what they stored.
  learning: ['prepared.ts', 'matching', 'knowledge', 'locale', 'privacy'],
  // More than types: converse decides which language a turn is answered in.
  conversation: ['locale', 'privacy'],
  // They stand before the conversation and speak with its voice.
  limits: ['conversation', 'locale'],
  // What people write of their case is read by phrases of the knowledge base.
  situation: ['knowledge', 'locale'],
  // Sums and their working; rates come from the knowledge base.
  calculators: ['knowledge', 'locale'],
  // The memory of a conversation is its contract; what is read in its light is worked out here.
  dialogue: ['situation', 'matching', 'knowledge', 'locale', 'conversation'],
  // What a message was understood as becomes what is shown.
  pages: ['dialogue', 'calculators', 'situation', 'matching', 'knowledge', 'locale', 'conversation'],
  // What features keep about people comes to them as functions, from app.ts; they never see a database.
  features: [
    'pages',
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
  jobs: ['store', 'log.ts'],
  // What the bot knows, read from where learning stored it.
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

/** Packages that one room keeps to itself, so that they can be replaced there. */
const keptIn: Readonly<Record<string, string>> = {
  telegraf: 'telegram',
  kysely: 'store',
  pg: 'store',
  'node:sqlite': 'store',
  'prom-client': 'metrics.ts',
  'temporal-polyfill': 'calculators',
  'chrono-node': 'calculators',
  'rate-limiter-flexible': 'limits',
}

/** The only files that know everything: the doors around the bot, and the features in it. */
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
      return home && roomOf(file) !== home
        ? [`src/${file} imports "${imported}", which only src/${home}/ knows. Ask ${home} for what it does.`]
        : []
    }),
  )
}

/** The way along the arrows from `start` back to itself, if there is one; the shortest. */
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
      `The ${kind} ${circle} import one another in a circle. Move what both sides need to where neither imports the other.`,
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

/** A file at the top of `src` stands for itself. */
const folderOf = (file: string): string => (file.includes('/') ? posix.dirname(file) : file)

/** Everything about these imports that goes against the design of the house, each with what to do; empty when all is well. */
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
