import { command } from '../conversation/command.ts'
import type { Feature } from '../conversation/feature.ts'
import { inPlace, toast } from '../conversation/reply.ts'
import type { GuidedSituation } from '../knowledge/situation.ts'
import { checklistMenu, checklistPage, everyProcedure, opening } from '../pages/checklist.ts'
import { inPrivate } from '../pages/in-private.ts'
import { decodeCase } from '../situation/case-state.ts'
import { outcomeNamed } from '../situation/papers.ts'

/** What a knowledge base without guided help has none of. */
export type ChecklistDependencies = { readonly situation: GuidedSituation | undefined }

/** The papers of a procedure as a list that ticks in place: `/papers`, and buttons under outcomes. All it knows is in its buttons. */
export function checklist({ situation }: ChecklistDependencies): Feature {
  return {
    commands: situation
      ? [
          command(
            'papers',
            inPrivate('start', (turn) => [checklistMenu(situation, turn.memory.slots, turn)]),
          ),
        ]
      : [],
    presses: {
      tick: (turn, { outcome: id, state, marks }) => {
        if (!situation) return [toast(turn.t('toast.oldButton'))]
        if (id === everyProcedure) return [checklistMenu(situation, turn.memory.slots, turn)]
        const outcome = outcomeNamed(situation, id)
        if (!outcome) return [toast(turn.t('toast.oldButton'))]
        const page = checklistPage(
          situation,
          outcome,
          decodeCase(situation, state),
          marks === opening ? '' : marks,
          turn,
        )
        return [marks === opening ? page : inPlace(page)]
      },
    },
  }
}
