import { join } from 'node:path'
import { plainText } from '../conversation/html.ts'
import { noMemory } from '../conversation/memory.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import { learn } from '../learning/learn.ts'
import { labelledBeside } from '../learning/question-files.ts'
import { isCurrent, readCalibration } from '../learning/stored-calibration.ts'
import { detectLocale } from '../locale/detect.ts'
import { createI18n, inLocale } from '../locale/i18n.ts'
import { readTexts } from '../locale/texts.ts'
import { interpret } from '../matching/decide.ts'
import { explain } from '../matching/explain.ts'
import { createMatcher } from '../matching/matcher.ts'
import { createReplyWith } from '../pages/reply-with.ts'
import { print } from './terminal/output.ts'

/** `npm run ask -- "question"`: what the bot would answer, and why, in a terminal. Several questions may follow one another. */
function main(questions: readonly string[]): void {
  if (questions.length === 0) {
    process.stderr.write('Write a question after the command: npm run ask -- "医保断了两个月怎么补"\n')
    process.exitCode = 1
    return
  }
  const i18n = createI18n(readTexts(join(import.meta.dirname, '../../locales')))
  const directory = process.env.INTENTS_DIR ?? 'intents'
  const knowledge = loadKnowledge(directory)
  const calibration = readCalibration(directory)
  if (!isCurrent(calibration, knowledge))
    process.stderr.write(
      'The calibration is out of date and is computed now, which takes a while. `npm run calibrate` stores it.\n',
    )
  const matcher = createMatcher(
    knowledge,
    learn(knowledge, { stored: calibration, questions: labelledBeside(directory) }),
  )
  const replyWith = createReplyWith({ knowledge, i18n, now: () => new Date() })

  for (const question of questions) {
    const locale = detectLocale(question) ?? 'zh-Hans'
    const interpretation = interpret(matcher.read(question), matcher.readParts(question), knowledge)
    const explanation = explain(question, matcher, knowledge, locale)
    print(`\n${question}\n  ${interpretation.kind} · ${locale} · read as "${explanation.question}"`)
    for (const { id, title, confidence, utterance, terms } of explanation.candidates) {
      const bar = '█'.repeat(Math.round(confidence * 20)).padEnd(20, '·')
      print(
        `  ${bar} ${confidence.toFixed(2)} ${id} (${title}) ← "${utterance}" by ${terms.join(', ') || 'nothing in particular'}`,
      )
    }
    const intent = 'intent' in interpretation ? knowledge.intents.get(interpretation.intent) : undefined
    if (!intent || questions.length > 1) continue
    const incoming = {
      id: 'ask:1',
      chat: { id: 'ask', kind: 'private' as const },
      from: { id: 'ask' },
      content: { kind: 'text' as const, text: question },
    }
    const reply = replyWith(intent, { incoming, locale, t: i18n.translate(locale), memory: noMemory })
    print(
      `\n${plainText(reply.html)}\n\n${intent.followUps.map((id) => `[${inLocale(knowledge.intents.get(id)?.title ?? { en: id }, locale)}]`).join(' ')}`,
    )
  }
}

main(process.argv.slice(2))
