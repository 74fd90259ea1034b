import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadKnowledge } from '../knowledge/load.ts'
import { selfTest } from '../learning/learn.ts'
import { print, run } from './terminal/output.ts'

/**
 * `npm run self-test [-- late-fee]`: each utterance (of all topics, or of those named) as if it had not been written. Those that lead elsewhere show
 * what to write next: the topic lacks neighbours for them, or another topic has words it should not.
 */
function main(): void {
  const { positionals: topics } = parseArgs({ allowPositionals: true })
  const knowledge = loadKnowledge(join(import.meta.dirname, '../../intents'))
  const unknown = topics.filter((topic) => !knowledge.intents.has(topic))
  if (unknown.length > 0)
    throw new Error(`There is no topic ${unknown.join(', ')}. There are ${[...knowledge.intents.keys()].join(', ')}.`)
  const results = selfTest(knowledge).filter(({ intent }) => topics.length === 0 || topics.includes(intent))
  const misses = results.filter(({ intent, found }) => intent !== found)
  const byIntent = [...Map.groupBy(misses, ({ intent }) => intent)].sort(([, a], [, b]) => b.length - a.length)
  for (const [intent, own] of byIntent) {
    const total = results.filter((result) => result.intent === intent).length
    print(`${intent}: ${own.length} of ${total} would not be found`)
    for (const { utterance, found } of own) print(`  "${utterance}" → ${found}`)
  }
  print(`${results.length - misses.length} of ${results.length} utterances would be found without having been written.`)
}

await run(main)
