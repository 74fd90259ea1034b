import { type Example, fitModel, type Ranking } from './model.ts'

/** An utterance, and how a model that has not seen it ranks the intents; `isUnknown` where the model has seen nothing of its intent either. */
export type HeldOut = { readonly example: Example; readonly ranking: Ranking; readonly isUnknown: boolean }

/** Each part of the utterances is judged by a model that has seen only the others. */
const folds = 5

/**
 * Every utterance as a question that was never learnt: cross-validation in five parts. Takes some seconds for a few thousand.
 * @param mayBeUnknown intents of which, a fifth at a time, all utterances are held out as well: questions that no intent fits
 */
export function rankHeldOut(
  examples: readonly Example[],
  mayBeUnknown: (intent: string) => boolean = () => false,
): readonly HeldOut[] {
  const place = new Map([...new Set(examples.map(({ intent }) => intent))].map((intent, index) => [intent, index]))
  return Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
    const isUnknown = ({ intent }: Example): boolean =>
      mayBeUnknown(intent) && (place.get(intent) ?? 0) % folds === fold
    const isHeldOut = (example: Example, index: number): boolean => isUnknown(example) || index % folds === fold
    const learnt = examples.filter((example, index) => !isHeldOut(example, index))
    if (learnt.length === 0) return []
    const model = fitModel(learnt)
    return examples
      .filter(isHeldOut)
      .map((example) => ({ example, ranking: model.rank(example.terms), isUnknown: isUnknown(example) }))
  })
}
