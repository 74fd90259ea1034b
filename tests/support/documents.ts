/** The `npm …` commands in a text: names of scripts, and commands of npm itself. */
export function npmCommandsIn(text: string): readonly string[] {
  return [...text.matchAll(/\bnpm (?:run )?(?!run\b)([a-z][\w:-]*)/g)].map(([, name = '']) => name)
}

/** The relative paths that a Markdown text links to or shows, without web addresses and anchors in the same text. */
export function relativeLinksIn(markdown: string): readonly string[] {
  const prose = markdown.replace(/^```[\s\S]*?^```/gm, '')
  const targets = [...prose.matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g)].map(([, target = '']) => target)
  return targets
    .filter((target) => !/^(?:[a-z]+:|#)/.test(target))
    .map((target) => decodeURIComponent(target.replace(/#.*$/, '')))
}

/** A further name on the same line; words of explanation have neither a slash nor an extension. */
const furtherName = /^(?:\.?[\w-]+\/|\.?[\w-]*(?:\.\w+)+|[A-Z]{3,})$/

/** The paths in a drawn tree of folders: one or several names per line, indented by two spaces per folder, then an explanation. */
export function pathsInTree(tree: string): readonly string[] {
  const above: string[] = []
  return tree.split('\n').flatMap((line) => {
    const columns = line.trim().split(/\s{2,}/)
    const end = columns.findIndex((column, index) => index > 0 && !furtherName.test(column))
    const names = (end === -1 ? columns : columns.slice(0, end)).filter((name) => name)
    const depth = (line.length - line.trimStart().length) / 2
    const folder = above.slice(0, depth).join('')
    if (names.length === 1 && names[0]?.endsWith('/')) above.splice(depth, above.length, names[0])
    return names.map((name) => folder + name)
  })
}

/** The settings in an example file, each with the comment above it. */
export function settingsIn(example: string): ReadonlyMap<string, { readonly value: string; readonly comment: string }> {
  const blocks = example.split(/\n\s*\n/)
  return new Map(
    blocks.flatMap((block) => {
      const comment = [...block.matchAll(/^#\s?(.*)$/gm)].map(([, line = '']) => line).join(' ')
      return [...block.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, { value, comment }])
    }),
  )
}

const machine = ['home', 'root', 'tmp', 'work', 'Users', 'mnt', 'media', 'srv/build', 'var/folders'].join('|')

/** A path or address that is meaningful only on one machine. Paths in the project or in web addresses may contain the same words. */
const ofOneMachine = new RegExp(
  `(?:(?<![\\w.:/~)\\]}*-])|(?<=file://))/(?:${machine})/[\\w.-]|\\b[A-Z]:\\\\Users\\\\`,
  'g',
)

/** The parts of a text that mention the machine it was written on, with their lines. */
export function tracesOfAMachine(text: string): readonly string[] {
  return text
    .split('\n')
    .flatMap((line, index) =>
      [...line.matchAll(ofOneMachine)].map(({ index: at }) => `line ${index + 1}: ${line.slice(at, at + 60).trim()}`),
    )
}
