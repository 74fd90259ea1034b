import { NlpManager } from 'node-nlp'
import type { Line } from '../line.ts'
import type { Peer } from './peer.ts'

/** The language in which most of the lines are written. */
function languageOf(lines: readonly Line[]): 'zh' | 'en' {
  const chinese = lines.filter(({ text }) => /\p{Script=Han}/u.test(text)).length
  return 2 * chinese > lines.length ? 'zh' : 'en'
}

/** Its class for texts that fit nothing. It makes the other confidences more meaningful, but is not an intent of the set. */
const nothingFits = 'None'

/** nlp.js with its own stemmer for the language of the data set; it saves and logs nothing and recognises only the intent. */
export const nlpjs: Peer = {
  fit: async (lines) => {
    const language = languageOf(lines)
    const manager = new NlpManager({
      languages: [language],
      autoSave: false,
      nlu: { log: false, useNoneFeature: true },
      ner: { active: false },
    })
    for (const { text, intent } of lines) manager.addDocument(language, text, intent)
    await manager.train()
    return {
      ask: async (question) => {
        const { classifications } = await manager.process(language, question)
        return classifications
          .filter(({ intent }) => intent !== nothingFits)
          .map(({ intent, score }) => ({ intent, confidence: score }))
      },
    }
  },
}
