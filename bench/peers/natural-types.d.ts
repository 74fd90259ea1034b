/** The part of natural that is used here. */
declare const natural: {
  readonly PorterStemmer: { readonly stem: (word: string) => string }
  readonly stopwords: readonly string[]
  readonly BayesClassifier: new (
    stemmer: { readonly stem: (word: string) => string },
    smoothing: number,
  ) => {
    readonly addDocument: (tokens: readonly string[], intent: string) => void
    readonly train: () => void
    readonly getClassifications: (
      tokens: readonly string[],
    ) => readonly { readonly label: string; readonly value: number }[]
  }
}
// biome-ignore lint/style/noDefaultExport: the package has one
export default natural
