import { parseCitation } from './citation.ts'
import { citationFault } from './citation-check.ts'
import type { KnowledgeFiles } from './files.ts'
import { codesAround } from './place.ts'
import type { PlaceFile } from './place-schema.ts'
import type { Problem } from './problem.ts'
import type { YamlFile } from './read-yaml.ts'

type Statement = PlaceFile['statements'][number]

/** Finds a law of another place, or one that ends before the statement does. */
function lawFaults(written: string, statement: Statement, region: string, { laws }: KnowledgeFiles): string[] {
  const law = laws.get(parseCitation(written).law)?.value
  if (law?.level !== 'local') return []
  const { expires } = statement
  return [
    ...(law.region !== undefined && codesAround(region).includes(law.region)
      ? []
      : [`cites "${written}", which is a law of ${law.region ?? 'no region'}, not of ${region} or its province.`]),
    ...(law.inForceUntil !== undefined && law.inForceUntil <= expires
      ? [`expires ${expires}, but "${written}" is no longer in force from ${law.inForceUntil}. Set an earlier day.`]
      : []),
  ]
}

function statementFaults(statement: Statement, region: string, files: KnowledgeFiles): string[] {
  const { topics, citations, checked, expires } = statement
  return [
    ...topics.flatMap((topic) =>
      files.intents.get(topic)?.value.kind === 'topic'
        ? []
        : [`names "${topic}", but there is no topic intents/${topic}.yaml.`],
    ),
    ...citations.flatMap((written) => {
      const fault = citationFault(written, files)
      return fault ? [fault] : lawFaults(written, statement, region, files)
    }),
    ...(expires > checked ? [] : [`expires ${expires}, which is not after checked ${checked}.`]),
  ]
}

function placeFaults({ value, file, lineOf }: YamlFile<PlaceFile>, files: KnowledgeFiles): Problem[] {
  const isRegion = files.regions?.value.some(({ code }) => code === value.region)
  return [
    ...(isRegion
      ? []
      : [{ file, line: lineOf(['region']), message: `no region of regions.yaml has the code "${value.region}".` }]),
    ...value.statements.flatMap((statement, index) =>
      statementFaults(statement, value.region, files).map((message) => ({
        file,
        line: lineOf(['statements', index]),
        message,
      })),
    ),
  ]
}

/** Finds two files for the same region. */
function doubleProblems({ places }: KnowledgeFiles): Problem[] {
  const first = new Map<string, string>()
  return [...places].flatMap(([id, { value, file, lineOf }]) => {
    const other = first.get(value.region)
    first.set(value.region, other ?? id)
    return other
      ? [
          {
            file,
            line: lineOf(['region']),
            message: `is for ${value.region}, like places/${other}.yaml. Keep one file per region.`,
          },
        ]
      : []
  })
}

/** Checks intents/places/ against the topics, laws and regions. */
export function placeProblems(files: KnowledgeFiles): Problem[] {
  return [...[...files.places.values()].flatMap((yaml) => placeFaults(yaml, files)), ...doubleProblems(files)]
}
