import { plainText } from '../../conversation/html.ts'
import { noMemory } from '../../conversation/memory.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { detectLocale } from '../../locale/detect.ts'
import { type I18n, inLocale, type Locale } from '../../locale/i18n.ts'
import { interpret } from '../../matching/decide.ts'
import { type Explanation, explain } from '../../matching/explain.ts'
import type { Matcher } from '../../matching/matcher.ts'
import { createReplyWith } from '../../pages/reply-with.ts'
import { print } from './output.ts'

/** What the bot makes of a question. */
type Asked = Explanation & {
  readonly written: string
  readonly locale: Locale
  /** The intent that is answered, its text, and the titles of its follow-ups. */
  readonly answer?: { readonly intent: string; readonly text: string; readonly followUps: readonly string[] }
}

type Parts = {
  readonly knowledge: Knowledge
  readonly matcher: Matcher
  readonly i18n: I18n
  readonly now: () => Date
}

/** Answers questions as in a private chat, in the language they are asked in. */
export function createAnswerer({ knowledge, matcher, i18n, now }: Parts): (question: string) => Asked {
  const replyWith = createReplyWith({ knowledge, i18n, now })
  const titleOf = (id: string, locale: Locale): string =>
    inLocale(knowledge.intents.get(id)?.title ?? { en: id }, locale)

  return (written) => {
    const locale = detectLocale(written) ?? 'zh-Hans'
    const interpretation = interpret(matcher.read(written), matcher.readParts(written), knowledge)
    const asked = { written, locale, ...explain(written, matcher, knowledge, locale) }
    const intent = 'intent' in interpretation ? knowledge.intents.get(interpretation.intent) : undefined
    if (!intent) return asked
    const incoming = {
      id: 'ask:1',
      chat: { id: 'ask', kind: 'private' as const },
      from: { id: 'ask' },
      content: { kind: 'text' as const, text: written },
    }
    const { html } = replyWith(intent, { incoming, locale, t: i18n.translate(locale), memory: noMemory })
    const followUps = intent.followUps.map((id) => titleOf(id, locale))
    return { ...asked, answer: { intent: intent.id, text: plainText(html), followUps } }
  }
}

const barWidth = 20

/** Prints what was read, the candidates with their confidence and reasons, and the answer if that is wanted. */
export function printAsked(
  { written, outcome, locale, question, candidates, answer }: Asked,
  { withAnswer }: { readonly withAnswer: boolean },
): void {
  print(`\n${written}\n  ${outcome} · ${locale} · read as "${question}"`)
  for (const { id, title, confidence, utterance, terms } of candidates) {
    const bar = '█'.repeat(Math.round(confidence * barWidth)).padEnd(barWidth, '·')
    const reason = `← "${utterance}" by ${terms.join(', ') || 'nothing in particular'}`
    print(`  ${bar} ${confidence.toFixed(2)} ${id} (${title}) ${reason}`)
  }
  if (answer && withAnswer) print(`\n${answer.text}\n\n${answer.followUps.map((title) => `[${title}]`).join(' ')}`)
}
