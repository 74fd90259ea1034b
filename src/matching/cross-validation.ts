import { type Example, fitModel, type Ranking } from './model.ts'

/** An utterance, and how a model that has not seen it ranks the intents. */
export type HeldOut = { readonly example: Example; readonly ranking: Ranking }

/** Each part of the utterances is judged by a model that has seen only the others. */
const folds = 5

/** Every utterance as a question that was never learnt: cross-validation in five parts. Takes some seconds for a few thousand. */
export function rankHeldOut(examples: readonly Example[]): readonly HeldOut[] {
  return Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
    const model = fitModel(examples.filter((_, index) => index % folds !== fold))
    return examples
      .filter((_, index) => index % folds === fold)
      .map((example) => ({ example, ranking: model.rank(example.terms) }))
  })
}
