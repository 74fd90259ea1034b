import natural from 'natural'
import type { Peer } from './peer.ts'
import { wordsAndHan } from './tokens.ts'

const stopWords = new Set(natural.stopwords)

/** Stems without stop words, unless a text has only stop words. */
function stemsOf(text: string): readonly string[] {
  const words = wordsAndHan(text)
  const telling = words.filter((word) => !stopWords.has(word))
  return (telling.length > 0 ? telling : words).map((word) => natural.PorterStemmer.stem(word))
}

/** Smoothing; the default of 1 did worse on every set. */
const smoothing = 0.3

/** The naive Bayes classifier of natural. */
export const naturalBayes: Peer = {
  fit: (lines) => {
    const classifier = new natural.BayesClassifier(natural.PorterStemmer, smoothing)
    for (const { text, intent } of lines) classifier.addDocument(stemsOf(text), intent)
    classifier.train()
    return {
      ask: (question) => {
        const stems = stemsOf(question)
        // It throws on a text without tokens.
        if (stems.length === 0) return []
        const rated = classifier.getClassifications(stems)
        const total = rated.reduce((sum, { value }) => sum + value, 0)
        return rated.map(({ label, value }) => ({ intent: label, confidence: value / total }))
      },
    }
  },
}
