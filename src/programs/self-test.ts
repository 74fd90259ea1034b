import type { Command } from 'commander'
import { loadKnowledge } from '../knowledge/load.ts'
import { selfTest as rankUnseen } from '../learning/learn.ts'
import { createCommand, expectKnown, intentsOption, jsonOption, type SharedOptions } from './terminal/command.ts'
import { print, printJson } from './terminal/output.ts'
import { intentsDirectory } from './terminal/places.ts'

type Result = ReturnType<typeof rankUnseen>[number]

function printMisses(results: readonly Result[], misses: readonly Result[]): void {
  const byIntent = [...Map.groupBy(misses, ({ intent }) => intent)].sort(([, a], [, b]) => b.length - a.length)
  for (const [intent, own] of byIntent) {
    const total = results.filter((result) => result.intent === intent).length
    print(`${intent}: ${own.length} of ${total} would not be found`)
    for (const { utterance, found } of own) print(`  "${utterance}" → ${found}`)
  }
  print(`${results.length - misses.length} of ${results.length} utterances would be found without having been written.`)
}

function run(topics: readonly string[], { intents, json }: SharedOptions, command: Command): void {
  const knowledge = loadKnowledge(intentsDirectory(intents))
  expectKnown(command, 'topic', topics, [...knowledge.intents.keys()])
  const results = rankUnseen(knowledge).filter(({ intent }) => topics.length === 0 || topics.includes(intent))
  const misses = results.filter(({ intent, found }) => intent !== found)
  if (json) printJson({ utterances: results.length, misses })
  else printMisses(results, misses)
}

/**
 * `xubao self-test`: each utterance as if it had not been written. Those that lead elsewhere show what to write next: the topic lacks neighbours for
 * them, or another topic has words it should not.
 */
export function selfTest(): Command {
  const description = 'ask every utterance as if it had not been written, and list those that would not be found'
  return createCommand('self-test', description, ['self-test', 'self-test late-fee pay-arrears'])
    .argument('[topic...]', 'only the utterances of these topics')
    .addOption(intentsOption())
    .addOption(jsonOption())
    .action(run)
}
