import MiniSearch from 'minisearch'
import { bestOfEachIntent, type Peer } from './peer.ts'
import { wordsAndHan } from './tokens.ts'

/** MiniSearch with fuzzy and prefix search, Han characters and pairs. Prefixes of short words made results worse. */
export const miniSearch: Peer = {
  fit: (lines) => {
    const search = new MiniSearch({
      fields: ['text'],
      storeFields: ['intent'],
      tokenize: wordsAndHan,
      searchOptions: { fuzzy: 0.2, prefix: (term) => term.length > 3 },
    })
    search.addAll(lines.map((line, id) => ({ ...line, id })))
    return {
      ask: (question) =>
        bestOfEachIntent(search.search(question).map(({ intent, score }) => ({ intent, confidence: score }))),
    }
  },
}
