import type { Feature } from '../conversation/feature.ts'
import { escapeHtml, joinHtml } from '../conversation/html.ts'
import { message } from '../conversation/reply.ts'

/** What a group that added the bot is told, once: what it does, how to ask, and that it keeps nothing else. A group that removes it hears nothing; the door deletes its settings. */
export function joined(): Feature {
  return {
    onJoined: ({ t }) => {
      const lines = [t('joined.hello'), t('help.groups'), t('joined.silent')]
      return [message(joinHtml(lines.map(escapeHtml)), [[{ label: t('answer.askPrivately'), start: 'hi' }]])]
    },
    onLeft: () => [],
  }
}
