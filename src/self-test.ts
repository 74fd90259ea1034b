import { join } from 'node:path'
import { loadKnowledge } from './knowledge/load.ts'
import { selfTest } from './matching/matcher.ts'

const print = (line: string): boolean => process.stdout.write(`${line}\n`)

/**
 * `npm run self-test`: each utterance as if it had not been written. Those that lead elsewhere show what to write next: the topic lacks
 * neighbours for them, or another topic has words it should not.
 */
const results = selfTest(loadKnowledge(join(import.meta.dirname, '../intents')))
const misses = results.filter(({ intent, found }) => intent !== found)
for (const [intent, own] of [...Map.groupBy(misses, (miss) => miss.intent)].sort(
  ([, a], [, b]) => b.length - a.length,
)) {
  const total = results.filter((result) => result.intent === intent).length
  print(`${intent}: ${own.length} of ${total} would not be found`)
  for (const { utterance, found } of own) print(`  "${utterance}" → ${found}`)
}
print(`${results.length - misses.length} of ${results.length} utterances would be found without having been written.`)
