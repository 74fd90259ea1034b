import { encodeAction } from '../conversation/action.ts'
import { plainText } from '../conversation/html.ts'
import { maxMessageLength } from '../conversation/split.ts'
import type { Turn } from '../conversation/types.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Finding } from '../knowledge/lint/finding.ts'
import { type I18n, inLocale } from '../locale/i18n.ts'
import { createReplyWith } from './answer.ts'

/** So wide is a button over the whole width of a phone; a Han character is about two Latin letters wide. */
const maxLabelWidth = 34

/** How wide a label is, in Latin letters. */
function widthOf(label: string): number {
  return [...label].reduce(
    (width, character) => width + (/[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u.test(character) ? 2 : 1),
    0,
  )
}

/** Every answer as it is sent, in every language: those that do not fit into one message or have a title too wide for a button. */
export function findOversizedMessages(knowledge: Knowledge, i18n: I18n, now: Date): Finding[] {
  const replyWith = createReplyWith({ knowledge, i18n, now: () => now })
  return [...knowledge.intents.values()].flatMap((intent) =>
    i18n.locales.flatMap((locale) => {
      const turn: Turn = {
        incoming: {
          id: 'lint:1',
          chat: { id: 'lint', kind: 'private' },
          from: { id: 'lint' },
          content: { kind: 'text', text: '' },
        },
        locale,
        t: i18n.translate(locale),
      }
      const reply = replyWith(intent, turn)
      const length = plainText(reply.html).length
      const title = inLocale(intent.title, locale)
      const labels = (reply.buttons ?? []).flat()
      for (const button of labels) if ('action' in button) encodeAction(button.action)
      const file = `intents/${intent.id}.yaml`
      const findings: Finding[] = []
      if (length > maxMessageLength)
        findings.push({
          severity: 'error',
          file,
          message: `is ${length} characters long in ${locale}; a message holds ${maxMessageLength}. Shorten the answer.`,
        })
      if (widthOf(title) > maxLabelWidth)
        findings.push({
          severity: 'error',
          file,
          message: `the title "${title}" is too wide for a button (${widthOf(title)} of ${maxLabelWidth}). Shorten it.`,
        })
      return findings
    }),
  )
}
