import { getFastTextClass, getFastTextModule } from 'fasttext.wasm.js'
import type { Line } from '../line.ts'
import type { Candidate, Peer } from './peer.ts'
import { spacedOut } from './tokens.ts'

/** The best of a dozen settings tried over these data sets. */
const settings = {
  lr: 0.5,
  epoch: 100,
  dim: 100,
  wordNgrams: 2,
  minn: 3,
  maxn: 5,
  bucket: 200_000,
  minCount: 1,
  loss: 'ova',
  seed: 1,
  verbose: 0,
}

const mark = '__label__'
const wanted = 5

/** The result of the trained model: a list in WebAssembly memory. */
type Predictions = {
  readonly size: () => number
  readonly get: (index: number) => readonly [number, string]
  readonly delete: () => void
}
type Trained = { readonly predict: (text: string, count: number, least: number) => Predictions }

/** The lines in the format of fastText, as a data URL that `fetch` can read offline. */
const addressOf = (lines: readonly Line[], numberOf: ReadonlyMap<string, number>): string => {
  const text = lines.map(({ text, intent }) => `${mark}${numberOf.get(intent)} ${spacedOut(text)}\n`).join('')
  return `data:text/plain;base64,${Buffer.from(text).toString('base64')}`
}

/** fastText compiled to WebAssembly, trained in this process; words, pairs of words and parts of words. */
export const fastText: Peer = {
  fit: async (lines) => {
    const FastText = await getFastTextClass({ getFastTextModule })
    const intents = [...new Set(lines.map(({ intent }) => intent))]
    const numberOf = new Map(intents.map((intent, index) => [intent, index]))
    const address = addressOf(lines, numberOf)
    const model = (await new FastText().trainSupervised(address, settings, () => {})) as Trained
    return {
      ask: (question) => {
        const predictions = model.predict(`${spacedOut(question)}\n`, wanted, 0)
        const candidates = Array.from({ length: predictions.size() }, (_, index): Candidate => {
          const [confidence, label] = predictions.get(index)
          return { intent: intents[Number(label.slice(mark.length))] ?? '', confidence }
        })
        predictions.delete()
        return candidates
      },
    }
  },
}
