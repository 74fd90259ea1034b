/** The part of node-nlp that is used here; the package has no types. */
declare module 'node-nlp' {
  export class NlpManager {
    constructor(settings: {
      readonly languages: readonly string[]
      readonly autoSave: boolean
      readonly modelFileName?: string
      readonly nlu: { readonly log: boolean; readonly useNoneFeature: boolean }
      readonly ner: { readonly active: boolean }
    })
    addDocument(language: string, utterance: string, intent: string): void
    train(): Promise<void>
    process(
      language: string,
      question: string,
    ): Promise<{ readonly classifications: readonly { readonly intent: string; readonly score: number }[] }>
  }
}
