import type { Intent, Roles } from '../knowledge/knowledge.ts'
import type { Calibration } from './calibration.ts'
import { probabilityOf } from './curve.ts'
import type { Standing } from './model.ts'
import { type Share, sharesOf } from './shares.ts'

/** An intent that a question may be about. */
export type Candidate = {
  readonly intent: string
  /** How likely it is meant (0…1): calibrated for topics; for a class of talk its part of all that speaks for any intent. */
  readonly confidence: number
  /** The same if the question is known to belong to our field; left out where it makes no difference. */
  readonly confidenceInField?: number
}

/** What decides which intents are candidates, and how sure to be of them. */
export type Judgement = {
  readonly intents: ReadonlyMap<string, Pick<Intent, 'kind'>>
  readonly roles: Roles
}

/** More candidates change no decision and explain nothing. */
const candidateCount = 6

const leastShare = 1e-6

/**
 * What speaks for the best topic: the odds of its share, how far the question lies on its side, and whether it names our field. How far counts where
 * without a class for everything else, every question has a best topic with a large share.
 */
export function evidenceFor({ share, side }: Share, isOurField: boolean): readonly number[] {
  const bounded = Math.min(1 - leastShare, Math.max(leastShare, share))
  return [Math.log(bounded / (1 - bounded)), side, isOurField ? 1 : 0]
}

/** The shares of all intents, and the best topic among them. */
export function weighStandings(standings: readonly Standing[], temperature: number, { intents, roles }: Judgement) {
  const shares = sharesOf(standings, temperature, roles.catchAll)
  return { shares, best: shares.find(({ intent }) => intents.get(intent)?.kind === 'topic') }
}

/**
 * The candidates of a question, the surest first. The curve is for the best topic; the others are as much less likely as their shares are
 * smaller.
 */
export function candidatesFrom(
  standings: readonly Standing[],
  isOurField: boolean,
  { temperature, curve }: Calibration,
  judgement: Judgement,
): readonly Candidate[] {
  const { shares, best } = weighStandings(standings, temperature, judgement)
  const scale = (isField: boolean): number =>
    best && best.share > 0 ? probabilityOf(evidenceFor(best, isField), curve) / best.share : 0
  const [asRead, inField] = [scale(isOurField), scale(true)]
  return shares
    .slice(0, candidateCount)
    .map(({ intent, share }): Candidate => {
      if (judgement.intents.get(intent)?.kind !== 'topic') return { intent, confidence: share }
      return { intent, confidence: share * asRead, ...(!isOurField && { confidenceInField: share * inField }) }
    })
    .sort((a, b) => b.confidence - a.confidence)
}
