import { command } from '../conversation/command.ts'
import type { Feature } from '../conversation/feature.ts'
import { inPlace } from '../conversation/reply.ts'
import { inPrivate } from '../pages/in-private.ts'
import type { createTopicsPage } from '../pages/topics-page.ts'

/** `/topics` and the buttons of its pages, which turn in place. */
export function topics({ topicsPage }: { readonly topicsPage: ReturnType<typeof createTopicsPage> }): Feature {
  return {
    commands: [
      command(
        'topics',
        inPrivate('topics', (turn) => [topicsPage(turn)]),
      ),
    ],
    presses: { menu: (turn, action) => [inPlace(topicsPage(turn, action.section, action.page))] },
  }
}
