import { createModel, type Ranking } from '../matching/model.ts'
import { type Example, learnModel } from './learn-model.ts'

/** An utterance, and how a model that has not seen it ranks the intents; `isUnknown` if the model has not seen any utterance of its intent. */
export type HeldOut = { readonly example: Example; readonly ranking: Ranking; readonly isUnknown: boolean }

/** Each part of the utterances is judged by a model that has seen only the others. */
const folds = 5

/**
 * The part of each example. Utterances that follow one another were written in one breath and are alike, so that one would tell what the next
 * is about: neighbours are held out together.
 */
function partsOf(examples: readonly Example[]): readonly number[] {
  const sizes = new Map<string, number>()
  const places = examples.map(({ intent, language }) => {
    const place = sizes.get(`${intent} ${language}`) ?? 0
    sizes.set(`${intent} ${language}`, place + 1)
    return place
  })
  return examples.map(({ intent, language }, index) =>
    Math.floor(((places[index] ?? 0) * folds) / (sizes.get(`${intent} ${language}`) ?? 1)),
  )
}

/**
 * Every utterance as a question that was never learnt: cross-validation in five parts. Takes some seconds for a few thousand.
 * @param mayBeUnknown intents of which, a fifth at a time, all utterances are held out as well: questions that no intent fits
 */
export function rankHeldOut(
  examples: readonly Example[],
  mayBeUnknown: (intent: string) => boolean = () => false,
): readonly HeldOut[] {
  const place = new Map([...new Set(examples.map(({ intent }) => intent))].map((intent, index) => [intent, index]))
  const parts = partsOf(examples)
  return Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
    const isUnknown = ({ intent }: Example): boolean =>
      mayBeUnknown(intent) && (place.get(intent) ?? 0) % folds === fold
    const isHeldOut = (example: Example, index: number): boolean => isUnknown(example) || parts[index] === fold
    const learnt = examples.filter((example, index) => !isHeldOut(example, index))
    if (learnt.length === 0) return []
    const model = createModel(learnModel(learnt))
    return examples
      .filter(isHeldOut)
      .map((example) => ({ example, ranking: model.rank(example.terms), isUnknown: isUnknown(example) }))
  })
}
