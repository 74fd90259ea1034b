import type { KnowledgeFiles } from './files.ts'
import type { Problem } from './problem.ts'
import type { RolesFile } from './schema.ts'

type Named = { readonly path: readonly PropertyKey[]; readonly id: string }

const at = (path: readonly PropertyKey[], id: string): Named => ({ path, id })

/** The out-of-scope classes that roles.yaml names. */
function namedClasses(roles: RolesFile): readonly Named[] {
  const { other, human, thanks, greeting, accountData, housingFund } = roles
  return [
    ...Object.entries({ other, human, thanks, greeting, accountData }).map(([role, id]) => at([role], id)),
    ...(housingFund ? [at(['housingFund', 'intent'], housingFund.intent)] : []),
  ]
}

/** The topics that roles.yaml names. */
const namedTopics = ({ startRoutes, catchAll }: RolesFile): readonly Named[] => [
  ...startRoutes.map((id, index) => at(['startRoutes', index], id)),
  ...Object.keys(catchAll).map((id) => at(['catchAll', id], id)),
]

const namedGroups = ({ fieldGroups, housingFund }: RolesFile): readonly Named[] => [
  ...fieldGroups.map((id, index) => at(['fieldGroups', index], id)),
  ...(housingFund ? [at(['housingFund', 'group'], housingFund.group)] : []),
]

/** Finds ids in roles.yaml that lead nowhere or to an intent of the wrong kind. */
export function roleProblems({ roles, intents, synonyms }: KnowledgeFiles): Problem[] {
  if (!roles) return []
  const problem = ({ path, id }: Named, message: string): Problem => ({
    file: roles.file,
    line: roles.lineOf(path),
    message: `names "${id}", but ${message}`,
  })
  const wrongKind = (kind: string, named: readonly Named[], message: string): Problem[] =>
    named.filter(({ id }) => intents.get(id)?.value.kind !== kind).map((one) => problem(one, message))
  const pairs = roles.value.servesEachOther.flatMap((pair, index) =>
    pair.map((id, side) => at(['servesEachOther', index, side], id)),
  )
  return [
    ...wrongKind('out-of-scope', namedClasses(roles.value), 'no out-of-scope class has that name.'),
    ...wrongKind('topic', namedTopics(roles.value), 'no topic has that name.'),
    ...pairs.filter(({ id }) => !intents.has(id)).map((one) => problem(one, 'no intent has that name.')),
    ...namedGroups(roles.value)
      .filter(({ id }) => synonyms?.value[id] === undefined)
      .map((one) => problem(one, 'synonyms.yaml has no such group.')),
  ]
}
