import stringWidth from 'string-width'
import { type Action, actionBytes, maxActionBytes } from '../conversation/action.ts'
import { plainText } from '../conversation/html.ts'
import { noMemory } from '../conversation/memory.ts'
import { maxMessageLength } from '../conversation/split.ts'
import type { Turn } from '../conversation/turn.ts'
import type { Intent, Knowledge } from '../knowledge/knowledge.ts'
import type { Finding } from '../knowledge/lint/finding.ts'
import { type I18n, inLocale, type Locale } from '../locale/i18n.ts'
import { createReplyWith, type ReplyWith } from './reply-with.ts'

/** The width of a label that fills a button over the whole width of a phone, in Latin letters; a Han character is two wide. */
const maxLabelWidth = 34

const tooBig = (file: string, message: string): Finding => ({ severity: 'error', file, message })

const turnIn = (locale: Locale, i18n: I18n, place?: string): Turn => ({
  incoming: {
    id: 'lint:1',
    chat: { id: 'lint', kind: 'private' },
    from: { id: 'lint' },
    content: { kind: 'text', text: '' },
  },
  locale,
  memory: { ...noMemory, slots: place === undefined ? {} : { place } },
  t: i18n.translate(locale),
})

function findOversizedAnswers(intent: Intent, replyWith: ReplyWith, i18n: I18n): Finding[] {
  const file = `intents/${intent.id}.yaml`
  return i18n.locales.flatMap((locale) => {
    const length = plainText(replyWith(intent, turnIn(locale, i18n)).html).length
    const title = inLocale(intent.title, locale)
    return [
      ...(length > maxMessageLength
        ? [
            tooBig(
              file,
              `is ${length} characters long in ${locale}; a message holds ${maxMessageLength}. Shorten the answer.`,
            ),
          ]
        : []),
      ...(stringWidth(title) > maxLabelWidth
        ? [
            tooBig(
              file,
              `the title "${title}" is too wide for a button (${stringWidth(title)} of ${maxLabelWidth}). Shorten it.`,
            ),
          ]
        : []),
    ]
  })
}

/** Answers that are too long together with what a place decides. */
function findOversizedPlaces({ intents, places }: Knowledge, replyWith: ReplyWith, i18n: I18n): Finding[] {
  return [...places.values()].flatMap(({ region, statements }) =>
    [...new Set(statements.flatMap(({ topics }) => topics))].flatMap((topic) => {
      const intent = intents.get(topic)
      return i18n.locales.flatMap((locale) => {
        const length = intent ? plainText(replyWith(intent, turnIn(locale, i18n, region)).html).length : 0
        return length > maxMessageLength
          ? [
              tooBig(
                `intents/${topic}.yaml`,
                `is ${length} characters long in ${locale} with what region ${region} decides; a message holds ${maxMessageLength}.`,
              ),
            ]
          : []
      })
    }),
  )
}

/** Ids that make the data of a button too long, in the language with the longest tag. */
function findOversizedIds({ intents, laws }: Knowledge, i18n: I18n): Finding[] {
  const longest = i18n.locales.toSorted((a, b) => b.length - a.length)[0] ?? 'en'
  const actions: readonly { readonly file: string; readonly action: Action }[] = [
    ...[...intents.keys()].map((topic) => ({
      file: `intents/${topic}.yaml`,
      action: { name: 'translate' as const, locale: longest, topic },
    })),
    ...[...laws.values()].flatMap((law) =>
      [...law.articles.keys()].map((article) => ({
        file: `intents/laws/${law.id}.yaml`,
        action: { name: 'article' as const, locale: longest, citation: `${law.id}#${article}` },
      })),
    ),
  ]
  return actions.flatMap(({ file, action }) => {
    const bytes = actionBytes(action)
    return bytes > maxActionBytes
      ? [
          tooBig(
            file,
            `"${Object.values(action).at(-1)}" makes a button of ${bytes} bytes; it holds ${maxActionBytes}. Shorten the id.`,
          ),
        ]
      : []
  })
}

/** Answers, titles and ids that do not fit into what Telegram takes, in any language: a message, the width of a button, its data. */
export function findOversizedMessages(knowledge: Knowledge, i18n: I18n, now: Date): Finding[] {
  const replyWith = createReplyWith({ knowledge, i18n, now: () => now })
  const tooLong = findOversizedIds(knowledge, i18n)
  if (tooLong.length > 0) return tooLong
  return [
    ...[...knowledge.intents.values()].flatMap((intent) => findOversizedAnswers(intent, replyWith, i18n)),
    ...findOversizedPlaces(knowledge, replyWith, i18n),
  ]
}
