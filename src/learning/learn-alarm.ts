import type { AlarmExamples } from '../knowledge/alarm.ts'
import { alarmClasses } from '../knowledge/alarm-schema.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { createAlarmTerms } from '../matching/alarm-sides.ts'
import type { LearntModel } from '../matching/model.ts'
import { normalise } from '../matching/normalise.ts'
import { type Example, learnModel } from './learn-model.ts'

/** Of intents that are far from any alarm one utterance in so many is learnt as a near miss. */
const sampled = 6

/** An example of an alarm, or of none; `isUtterance` where it is an utterance of an intent. */
export type AlarmExample = Example & { readonly isUtterance: boolean }

type Message = Pick<AlarmExample, 'intent' | 'utterance' | 'language' | 'isUtterance'>

const languages = ['en', 'zh'] as const

/** The locale under which the utterances of a language stand. */
const localeOf = { en: 'en', zh: 'zh-Hans' } as const

function writtenFor({ examples }: AlarmExamples): readonly Message[] {
  return alarmClasses.flatMap((intent) =>
    languages.flatMap((language) =>
      examples[intent][language].map((utterance) => ({ intent, utterance, language, isUtterance: false })),
    ),
  )
}

/** Utterances ask about a case; few tell of an emergency, and those are left out. */
function utterancesAsNone({ intents }: Knowledge, { near, emergencies }: AlarmExamples): readonly Message[] {
  const leftOut = new Set(emergencies)
  return [...intents.values()].flatMap(({ id, utterances }) =>
    languages.flatMap((language) =>
      (utterances[localeOf[language]] ?? [])
        .filter((utterance, at) => (near.includes(id) || at % sampled === 0) && !leftOut.has(utterance))
        .map((utterance) => ({ intent: 'none', utterance, language, isUtterance: true })),
    ),
  )
}

/** All that an alarm is learnt from; nothing where the knowledge base has no examples. */
export function alarmExamplesOf(knowledge: Knowledge): readonly AlarmExample[] {
  const { alarm } = knowledge
  if (!alarm) return []
  const toTerms = createAlarmTerms(alarm)
  return [...writtenFor(alarm), ...utterancesAsNone(knowledge, alarm)].map((message) => ({
    ...message,
    terms: toTerms(normalise(message.utterance)),
  }))
}

/** Learns what tells an alarm from all other messages; `undefined` without examples. */
export function learnAlarm(knowledge: Knowledge): LearntModel | undefined {
  const examples = alarmExamplesOf(knowledge)
  return examples.length > 0 ? learnModel(examples) : undefined
}
