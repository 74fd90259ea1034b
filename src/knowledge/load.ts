import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { z } from 'zod'
import { alarmClasses, alarmExamplesSchema, alarmSignsSchema } from './alarm-schema.ts'
import { toIntent, toLaw, toRoles, toSynonyms, toWrappers } from './build.ts'
import { toAlarmExamples } from './build-alarm.ts'
import { toPlace } from './build-places.ts'
import { toRegions, toSituation } from './build-situation.ts'
import { toTalk } from './build-talk.ts'
import { crossCheck } from './cross-check.ts'
import { falseClaimsSchema } from './false-claims-schema.ts'
import type { KnowledgeFiles } from './files.ts'
import { deepFreeze } from './freeze.ts'
import { type Knowledge, noRoles, noWrappers } from './knowledge.ts'
import { placeSchema } from './place-schema.ts'
import { KnowledgeError, type Problem } from './problem.ts'
import { ratesSchema } from './rates-schema.ts'
import { readYaml, type YamlFile } from './read-yaml.ts'
import { intentSchema, lawSchema, rolesSchema, synonymsSchema, wrappersSchema } from './schema.ts'
import { regionsSchema, situationSchema } from './situation-schema.ts'
import { actsSchema, urgentSchema, wordsSchema } from './talk-schema.ts'

/** Files in the same folder that are not topics. */
const notTopics: readonly string[] = [
  'synonyms',
  'roles',
  'wrappers',
  'acts',
  'words',
  'urgent',
  'regions',
  'situation',
  'rates',
  'false-claims',
]

/** Reads every file and checks it on its own. Throws one KnowledgeError with all problems. */
export function readKnowledgeFiles(directory: string): KnowledgeFiles {
  if (!existsSync(join(directory, 'laws'))) {
    const message = 'is not a knowledge base: it needs <topic>.yaml files and a folder laws/. Check INTENTS_DIR.'
    throw new KnowledgeError([{ file: directory, message }])
  }
  const problems: Problem[] = []
  const readFolder = <S extends z.ZodType>(folder: string, schema: S, wanted: (id: string) => boolean) => {
    const files = new Map<string, YamlFile<z.output<S>>>()
    if (!existsSync(join(directory, folder))) return files
    for (const file of readdirSync(join(directory, folder)).sort()) {
      const id = basename(file, '.yaml')
      if (id === file || !wanted(id)) continue
      const result = readYaml(join(directory, folder, file), join(basename(directory), folder, file), schema)
      if ('yaml' in result) files.set(id, result.yaml)
      else problems.push(...result.problems)
    }
    return files
  }
  const intents = readFolder('.', intentSchema, (id) => !notTopics.includes(id))
  const laws = readFolder('laws', lawSchema, () => true)
  const places = readFolder('places', placeSchema, () => true)
  const alarmExamples = readFolder('alarm', alarmExamplesSchema, (id) => alarmClasses.some((name) => name === id))
  const alarmSigns = readFolder('alarm', alarmSignsSchema, (id) => id === 'signs').get('signs')
  const readOne = <S extends z.ZodType>(wanted: string, schema: S) =>
    readFolder('.', schema, (id) => id === wanted).get(wanted)
  const synonyms = readOne('synonyms', synonymsSchema)
  const roles = readOne('roles', rolesSchema)
  const wrappers = readOne('wrappers', wrappersSchema)
  const acts = readOne('acts', actsSchema)
  const words = readOne('words', wordsSchema)
  const urgent = readOne('urgent', urgentSchema)
  const regions = readOne('regions', regionsSchema)
  const situation = readOne('situation', situationSchema)
  const rates = readOne('rates', ratesSchema)
  const falseClaims = readOne('false-claims', falseClaimsSchema)
  if (problems.length > 0) throw new KnowledgeError(problems)
  return {
    ...{ intents, laws, places, synonyms, roles, wrappers, acts, words, urgent, regions, situation, rates },
    ...{ falseClaims, alarmExamples, alarmSigns },
  }
}

/**
 * Loads the knowledge base in `directory`, checked as a whole and frozen. Derives Traditional Chinese wherever no author wrote it.
 * Throws one KnowledgeError that lists every problem with file and line.
 */
export function loadKnowledge(directory: string): Knowledge {
  const files = readKnowledgeFiles(directory)
  const problems = crossCheck(files)
  if (problems.length > 0) throw new KnowledgeError(problems)
  const alarm = toAlarmExamples(files)
  return deepFreeze({
    intents: new Map([...files.intents].map(([id, { value }]) => [id, toIntent(id, value)])),
    laws: new Map([...files.laws].map(([id, { value }]) => [id, toLaw(id, value)])),
    synonyms: files.synonyms ? toSynonyms(files.synonyms.value) : [],
    roles: files.roles ? toRoles(files.roles.value) : noRoles,
    talk: toTalk(files.acts?.value, files.words?.value, files.urgent?.value),
    regions: files.regions ? toRegions(files.regions.value) : [],
    places: new Map([...files.places.values()].map(({ value }) => [value.region, toPlace(value)])),
    ...(files.rates && { rates: files.rates.value }),
    ...(files.situation && { situation: toSituation(files.situation.value) }),
    ...(alarm && { alarm }),
    wrappers: files.wrappers ? toWrappers(files.wrappers.value) : noWrappers,
  })
}
