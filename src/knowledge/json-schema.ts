import { z } from 'zod'
import { alarmExamplesSchema, alarmSignsSchema } from './alarm-schema.ts'
import { falseClaimsSchema } from './false-claims-schema.ts'
import { placeSchema } from './place-schema.ts'
import { ratesSchema } from './rates-schema.ts'
import { intentSchema, lawSchema, rolesSchema, synonymsSchema, wrappersSchema } from './schema.ts'
import { regionsSchema, situationSchema } from './situation-schema.ts'
import { actsSchema, urgentSchema, wordsSchema } from './talk-schema.ts'

/** One of our schemas as JSON Schema, for what an author writes (before defaults and conversions). */
const toJson = (schema: z.ZodType, title: string): object => ({ ...z.toJSONSchema(schema, { io: 'input' }), title })

/** The JSON schemas of the files in `intents/`, by file name. Editors use them to check and complete. */
export function jsonSchemas(): Readonly<Record<string, object>> {
  return {
    'topic.schema.json': toJson(intentSchema, 'A topic of Xubao'),
    'law.schema.json': toJson(lawSchema, 'A law with its quoted articles'),
    'place.schema.json': toJson(placeSchema, 'The rules of a province or city'),
    'synonyms.schema.json': toJson(synonymsSchema, 'Groups of words that mean the same'),
    'roles.schema.json': toJson(rolesSchema, 'Intents and word groups with a special role'),
    'acts.schema.json': toJson(actsSchema, 'The phrases of messages that only steer the conversation'),
    'words.schema.json': toJson(wordsSchema, 'Bare words and their menus'),
    'urgent.schema.json': toJson(urgentSchema, 'Signs of an emergency and of a crisis'),
    'alarm-examples.schema.json': toJson(alarmExamplesSchema, 'Messages that are an alarm, or only look like one'),
    'alarm-signs.schema.json': toJson(alarmSignsSchema, 'What the learnt signal of an alarm looks at'),
    'regions.schema.json': toJson(regionsSchema, 'Provinces, cities and prefectures'),
    'situation.schema.json': toJson(situationSchema, 'The facts of a case, their signs and questions'),
    'rates.schema.json': toJson(ratesSchema, 'The dated values that sums use'),
    'false-claims.schema.json': toJson(falseClaimsSchema, 'Claims that no answer may make'),
    'wrappers.schema.json': toJson(wrappersSchema, 'Phrases that people wrap around a question'),
  }
}
