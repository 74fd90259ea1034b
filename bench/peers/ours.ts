import { type Intent, type Knowledge, noRoles, noWrappers } from '../../src/knowledge/knowledge.ts'
import { calibrateFor, learn } from '../../src/learning/learn.ts'
import { createMatcher } from '../../src/matching/matcher.ts'
import type { Line } from '../line.ts'
import type { Peer } from './peer.ts'

const nothing = { en: '', 'zh-Hans': '', 'zh-Hant': '' }
const noAnswer = { short: '', steps: [], details: [] }

/** An intent with only utterances, because matching uses nothing else. */
function intentOf(id: string, lines: readonly Line[]): Intent {
  const answer = { en: noAnswer, 'zh-Hans': noAnswer, 'zh-Hant': noAnswer }
  return {
    id,
    kind: 'topic',
    section: 'core',
    scope: 'national',
    title: nothing,
    option: nothing,
    variants: [{ from: '', reviewed: '', reviewBy: '', answer, citations: [] }],
    followUps: [],
    contacts: [],
    misspelt: {},
    utterances: { en: lines.map(({ text }) => text), 'zh-Hans': [], 'zh-Hant': [] },
  }
}

function knowledgeFrom(lines: readonly Line[]): Knowledge {
  const byIntent = Map.groupBy(lines, ({ intent }) => intent)
  return {
    intents: new Map([...byIntent].map(([id, own]) => [id, intentOf(id, own)])),
    laws: new Map(),
    synonyms: [],
    roles: noRoles,
    wrappers: noWrappers,
  }
}

/** The matcher of the product, calibrated on the same lines, without synonym groups for these fields. */
export const ours: Peer = {
  fit: (lines) => {
    const knowledge = knowledgeFrom(lines)
    const start = performance.now()
    const stored = calibrateFor(knowledge)
    const storableMs = performance.now() - start
    const matcher = createMatcher(knowledge, learn(knowledge, { stored }))
    return { ask: (question) => matcher.read(question).candidates, storableMs }
  },
}
