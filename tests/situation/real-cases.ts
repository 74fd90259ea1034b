import { join } from 'node:path'
import { loadKnowledge } from '../../src/knowledge/load.ts'

/** The knowledge base of the project. Cases are read without a matcher, which takes long to learn. */
export const knowledge = loadKnowledge(join(import.meta.dirname, '../../intents'))
