import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { jsonSchemas } from '../knowledge/json-schema.ts'

/** `npm run schemas`: the JSON schemas with which editors check and complete the files in intents/. */
for (const [file, schema] of Object.entries(jsonSchemas())) {
  writeFileSync(join(import.meta.dirname, '../../intents', file), `${JSON.stringify(schema, null, 2)}\n`)
  process.stdout.write(`intents/${file}\n`)
}
