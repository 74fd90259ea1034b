import { withTraditional } from './build.ts'
import { parseCitation } from './citation.ts'
import { type Acts, actNames, type BareWord, type Crisis, type Talk, type Urgent } from './talk.ts'
import type { ActsFile, UrgentFile, WordsFile } from './talk-schema.ts'

function toActs(file: ActsFile): Acts {
  const { continuations, ordinals } = file
  return {
    named: Object.fromEntries(actNames.map((name) => [name, file[name]])) as unknown as Acts['named'],
    continuations,
    ordinals,
  }
}

const toWords = (file: WordsFile): readonly BareWord[] =>
  file.map(({ words, ask, menu }) => ({ words, ask: withTraditional(ask), menu }))

function toUrgent({ reply, ...signs }: UrgentFile['urgent']): Urgent {
  const { citations, contacts, topic, buttons, ...texts } = reply
  return {
    signs,
    text: withTraditional(texts),
    citations: citations.map(parseCitation),
    contacts,
    topic,
    buttons: buttons.map(({ topic, label }) => ({ topic, label: withTraditional(label) })),
  }
}

function toCrisis({ reply, ...signs }: UrgentFile['crisis']): Crisis {
  const { contacts, ...texts } = reply
  return { signs, text: withTraditional(texts), contacts }
}

/** Builds the phrases and replies of small talk from those of the three files that exist. */
export function toTalk(acts?: ActsFile, words?: WordsFile, urgent?: UrgentFile): Talk {
  return {
    words: words ? toWords(words) : [],
    ...(acts && { acts: toActs(acts) }),
    ...(urgent && { urgent: toUrgent(urgent.urgent), crisis: toCrisis(urgent.crisis) }),
  }
}
