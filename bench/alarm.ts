import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createAlarm } from '../src/dialogue/alarm.ts'
import { loadKnowledge } from '../src/knowledge/load.ts'
import { rankHeldOut } from '../src/learning/cross-validation.ts'
import { type AlarmExample, alarmExamplesOf, learnAlarm } from '../src/learning/learn-alarm.ts'
import { createAlarmSides } from '../src/matching/alarm-sides.ts'
import { conceptsIn } from '../src/matching/terms.ts'
import { print } from '../src/programs/terminal/output.ts'

type Judged = { readonly example: AlarmExample; readonly found: string }

const project = join(import.meta.dirname, '..')
const knowledge = loadKnowledge(join(project, 'intents'))

/** Near misses and utterances in one row, so that each fifth holds out its part of both. */
function mixed(examples: readonly AlarmExample[]): readonly AlarmExample[] {
  const sizes = new Map<string, number>()
  const placed = examples.map((example) => {
    const key = `${example.intent} ${example.language} ${example.isUtterance}`
    const place = sizes.get(key) ?? 0
    sizes.set(key, place + 1)
    return { example, key, place }
  })
  return placed
    .sort((a, b) => a.place / (sizes.get(a.key) ?? 1) - b.place / (sizes.get(b.key) ?? 1))
    .map((one) => one.example)
}

/** Every example as a message that was never learnt. */
function judgeHeldOut(): readonly Judged[] {
  const examples = new Map(alarmExamplesOf(knowledge).map((example) => [example.terms, example]))
  return rankHeldOut(mixed([...examples.values()])).flatMap(({ example, ranking }) => {
    const own = examples.get(example.terms)
    if (!own) return []
    const sideOf = (intent: string): number => ranking.standings.find((one) => one.intent === intent)?.side ?? -9
    const alarmOf = createAlarm(knowledge, () => ({
      urgent: sideOf('urgent'),
      crisis: sideOf('crisis'),
      namesGroup: conceptsIn(own.terms).length > 0,
    }))
    return [{ example: own, found: alarmOf(own.utterance) ?? 'none' }]
  })
}

function printRates(judged: readonly Judged[]): void {
  const keyOf = ({ example: { intent, language, isUtterance } }: Judged): string =>
    `${isUtterance ? 'utterances' : intent} ${language}`
  for (const key of new Set(judged.map(keyOf))) {
    const own = judged.filter((one) => keyOf(one) === key)
    const alarms = own.filter(({ found }) => found !== 'none').length
    print(`${key}: ${own.length}, alarms ${((100 * alarms) / own.length).toFixed(1)} %`)
  }
  if (process.argv.includes('--all'))
    for (const { example, found } of judged)
      if ((found === 'none') !== (example.intent === 'none'))
        print(`${example.intent} → ${found}: ${example.utterance}`)
}

/** What the alarm finds in files of labelled messages or questions, and where it differs from their label. */
function printFile(file: string): void {
  const learnt = learnAlarm(knowledge)
  const sidesOf = knowledge.alarm && learnt && createAlarmSides(knowledge.alarm, learnt)
  const alarmOf = createAlarm(knowledge, sidesOf)
  const lines = readFileSync(file, 'utf8').trim().split('\n')
  const messages = lines.map((line) => JSON.parse(line) as { readonly text: string; readonly class?: string })
  const started = performance.now()
  const found = messages.map(({ text }) => alarmOf(text) ?? 'none')
  const each = (performance.now() - started) / messages.length
  const wrong = messages.flatMap((message, at) =>
    found[at] === (message.class ?? 'none') ? [] : [{ ...message, found: found[at] }],
  )
  print(`${file}: ${messages.length}, other than labelled ${wrong.length}, ${each.toFixed(3)} ms each`)
  for (const { text, found: other } of wrong) print(`  ${other}: ${text}`)
}

const files = process.argv.slice(2).filter((word) => !word.startsWith('--'))
if (files.length > 0) for (const file of files) printFile(file)
else printRates(judgeHeldOut())
