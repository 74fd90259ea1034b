import type { Command } from 'commander'
import { createI18n } from '../locale/i18n.ts'
import { createMatcher } from '../matching/matcher.ts'
import { loadPrepared } from '../prepared.ts'
import { createAnswerer, printAsked } from './terminal/asked.ts'
import { createCommand, intentsOption, jsonOption, onOption, type SharedOptions } from './terminal/command.ts'
import { printJson } from './terminal/output.ts'
import { momentOf, sourcesOf } from './terminal/places.ts'

function run(questions: readonly string[], { json, intents, on }: SharedOptions): void {
  const { texts, knowledge, learnt } = loadPrepared(sourcesOf(intents))
  const answerTo = createAnswerer({
    knowledge,
    matcher: createMatcher(knowledge, learnt),
    i18n: createI18n(texts),
    now: () => momentOf(on),
  })
  const asked = questions.map(answerTo)
  if (json) printJson(asked)
  else for (const one of asked) printAsked(one, { withAnswer: asked.length === 1 })
}

/** `xubao ask "question"`: what the bot would answer, and why, in a terminal. */
export function ask(): Command {
  return createCommand('ask', 'what the bot would answer to a question, and why', [
    'ask "医保断了两个月怎么补"',
    'ask --on 2027-01-01 "how much is the late fee?"',
    'ask --json "公司没给我交社保" "what is a waiting period?"',
  ])
    .argument('<question...>', 'a question, or several, each in quotes')
    .addOption(onOption())
    .addOption(intentsOption())
    .addOption(jsonOption())
    .action(run)
}
