import { command } from '../conversation/command.ts'
import type { Feature } from '../conversation/feature.ts'
import { inPlace, toast } from '../conversation/reply.ts'
import type { Turn } from '../conversation/turn.ts'
import type { Region } from '../knowledge/situation.ts'
import type { PlacePages } from '../pages/place.ts'

export type PlaceDependencies = {
  readonly pages: PlacePages
  /** The place that words name. */
  readonly placeIn: (words: string) => Region | undefined
}

const withTopic = <T extends Turn>(turn: T, topic: string | undefined): T =>
  topic === undefined ? turn : { ...turn, memory: { ...turn.memory, topic } }

/** `/place 上海` and the place buttons: answers then add what the place decides, until the conversation is forgotten. */
export function place({ pages, placeIn }: PlaceDependencies): Feature {
  return {
    commands: [
      command(
        'place',
        (turn) => {
          const words = turn.incoming.content.argument.trim()
          if (words === '') return [pages.current(turn)]
          if (words.toLowerCase() === 'forget') return [pages.forgotten(turn)]
          const region = placeIn(words)
          return [region ? pages.named(region, turn) : pages.current(turn, turn.t('place.unknown'))]
        },
        { argument: 'words' },
      ),
    ],
    presses: {
      place: (turn, { choice, topic }) => {
        const asked = withTopic(turn, topic)
        if (choice === 'ask') return [pages.which(asked, topic)]
        if (choice === 'forget') return [inPlace(pages.forgotten(turn))]
        const region = pages.regionOf(choice)
        return [region ? pages.named(region, asked) : toast(turn.t('toast.gone'))]
      },
    },
  }
}
