import type { AlarmExamplesFile, AlarmSignsFile } from './alarm-schema.ts'
import type { FalseClaimsFile } from './false-claims-schema.ts'
import type { PlaceFile } from './place-schema.ts'
import type { RatesFile } from './rates-schema.ts'
import type { YamlFile } from './read-yaml.ts'
import type { IntentFile, LawFile, RolesFile, SynonymsFile, WrappersFile } from './schema.ts'
import type { RegionsFile, SituationFile } from './situation-schema.ts'
import type { ActsFile, UrgentFile, WordsFile } from './talk-schema.ts'

/** The files of the knowledge base, each checked on its own. The keys of maps are ids. */
export type KnowledgeFiles = {
  readonly intents: ReadonlyMap<string, YamlFile<IntentFile>>
  readonly laws: ReadonlyMap<string, YamlFile<LawFile>>
  readonly places: ReadonlyMap<string, YamlFile<PlaceFile>>
  readonly synonyms: YamlFile<SynonymsFile> | undefined
  readonly roles: YamlFile<RolesFile> | undefined
  readonly wrappers: YamlFile<WrappersFile> | undefined
  readonly acts: YamlFile<ActsFile> | undefined
  readonly words: YamlFile<WordsFile> | undefined
  readonly urgent: YamlFile<UrgentFile> | undefined
  readonly alarmExamples: ReadonlyMap<string, YamlFile<AlarmExamplesFile>>
  readonly alarmSigns: YamlFile<AlarmSignsFile> | undefined
  readonly regions: YamlFile<RegionsFile> | undefined
  readonly situation: YamlFile<SituationFile> | undefined
  readonly rates: YamlFile<RatesFile> | undefined
  readonly falseClaims: YamlFile<FalseClaimsFile> | undefined
}
