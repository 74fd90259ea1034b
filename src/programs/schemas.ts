import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { jsonSchemas } from '../knowledge/json-schema.ts'
import { createCommand, intentsOption, jsonOption, type SharedOptions } from './terminal/command.ts'
import { print, printJson } from './terminal/output.ts'
import { intentsDirectory } from './terminal/places.ts'

function run({ intents, json }: SharedOptions): void {
  const directory = intentsDirectory(intents)
  const schemas = Object.entries(jsonSchemas()).map(([file, schema]) => ({ path: join(directory, file), schema }))
  for (const { path, schema } of schemas) writeFileSync(path, `${JSON.stringify(schema, null, 2)}\n`)
  const written = schemas.map(({ path }) => path)
  if (json) printJson({ written })
  else print(written.join('\n'))
}

/** `xubao schemas`: the JSON schemas with which editors check and complete the files in intents/. */
export function schemas(): Command {
  return createCommand('schemas', 'write the JSON schemas with which editors check the files in intents/', ['schemas'])
    .addOption(intentsOption())
    .addOption(jsonOption())
    .action(run)
}
