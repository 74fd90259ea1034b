import type { Peer } from './peer.ts'

/** A peer and how to show it. It is loaded only in the process that measures it, so that the memory is its own. */
export type PeerEntry = { readonly title: string; readonly settings: string; readonly load: () => Promise<Peer> }

/** All peers, ours first; the names are those of `--peers`. */
export const peers = {
  ours: {
    title: 'Xubao',
    settings: 'the matcher of the product as it is, without synonym groups',
    load: async () => (await import('./ours.ts')).ours,
  },
  'fuse-default': {
    title: 'Fuse.js 7.5 default',
    settings: 'default options, one document per utterance',
    load: async () => (await import('./fuse.ts')).fuseDefault,
  },
  'fuse-best': {
    title: 'Fuse.js 7.5 best',
    settings: 'token search over words, Han characters and their pairs; any token, threshold 0.2, any place',
    load: async () => (await import('./fuse.ts')).fuseBest,
  },
  minisearch: {
    title: 'MiniSearch 7.2',
    settings: 'fuzzy 0.2, prefixes of words longer than three letters, Han characters and their pairs',
    load: async () => (await import('./minisearch.ts')).miniSearch,
  },
  natural: {
    title: 'natural 8.1 Bayes',
    settings: 'Porter stems without stop words, Han characters and their pairs; smoothing 0.3',
    load: async () => (await import('./natural.ts')).naturalBayes,
  },
  nlpjs: {
    title: 'nlp.js 4.27',
    settings: 'node-nlp, its stemmer for the language of the set, with its class for “none”',
    load: async () => (await import('./nlpjs.ts')).nlpjs,
  },
  fasttext: {
    title: 'fastText wasm',
    settings:
      'fasttext.wasm.js 1.0, trained in process: one-vs-all, 100 dimensions, 100 epochs, word pairs, parts of 3–5 letters',
    load: async () => (await import('./fasttext.ts')).fastText,
  },
} as const satisfies Readonly<Record<string, PeerEntry>>

export type PeerName = keyof typeof peers

export const peerNames = Object.keys(peers) as readonly PeerName[]
