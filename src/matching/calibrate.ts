import { type Calibration, fitLogistic, type Observation } from './logistic.ts'
import { type Example, fitModel, type Ranking } from './model.ts'

/** The confidence (0…1) of the intent at `place` of a ranking: how likely it is what the person asks about. */
export type ConfidenceOf = (ranking: Ranking, place: number, language: Example['language']) => number

/** Each half of the utterances is judged by a model that has seen only the other half. */
const folds = 2

/** A question about something the bot does not know is simulated for every utterance; it counts half, as such questions are fewer. */
const unknownWeight = 0.5

/** What speaks for the intent at `place`: how far it is on its side, its lead over the best other one, and how much of the question is known. */
function evidenceFor({ standings, coverage }: Ranking, place: number): readonly number[] {
  const own = standings[place]?.side ?? -2
  const other = standings[place === 0 ? 1 : 0]?.side ?? -2
  return [own, own - other, coverage]
}

const without = (ranking: Ranking, intent: string): Ranking => ({
  ...ranking,
  standings: ranking.standings.filter((standing) => standing.intent !== intent),
})

/** What a model that has not seen `example` says of it: once as it is, and once as if its intent were unknown to the bot. */
function observe(example: Example, ranking: Ranking): readonly Observation[] {
  const rest = without(ranking, example.intent)
  return [
    { evidence: evidenceFor(ranking, 0), isTrue: ranking.standings[0]?.intent === example.intent, weight: 1 },
    { evidence: evidenceFor(rest, 0), isTrue: false, weight: unknownWeight },
  ]
}

/**
 * Confidence that means what it says, learnt from the utterances themselves: held-out ones show how often the nearest intent is right, and
 * with their own intent taken away, what a question looks like that no intent fits. Each language has its own calibration.
 */
export function calibrate(examples: readonly Example[]): ConfidenceOf {
  const observations: Record<Example['language'], Observation[]> = { zh: [], en: [] }
  for (let fold = 0; fold < folds; fold += 1) {
    const model = fitModel(examples.filter((_, index) => index % folds !== fold))
    for (const [index, example] of examples.entries()) {
      if (index % folds === fold) observations[example.language].push(...observe(example, model.rank(example.terms)))
    }
  }
  const never: Calibration = () => 0
  const calibrations = {
    zh: observations.zh.length > 0 ? fitLogistic(observations.zh) : never,
    en: observations.en.length > 0 ? fitLogistic(observations.en) : never,
  }
  return (ranking, place, language) => calibrations[language](evidenceFor(ranking, place))
}
