import { z } from 'zod'
import { id, text } from './fields.ts'
import { synonymsSchema } from './schema.ts'

/** What one file of examples may be called, and what its messages are. */
export const alarmClasses = ['urgent', 'crisis', 'none'] as const
export type AlarmClass = (typeof alarmClasses)[number]

/** `intents/alarm/<class>.yaml`: messages of that class. */
export const alarmExamplesSchema = z.strictObject({ en: z.array(text).min(1), 'zh-Hans': z.array(text).min(1) })

const side = z.number().min(-2).max(2)

/** `intents/alarm/signs.yaml`: what the learnt signal looks at beside the words, and from where on it counts. */
export const alarmSignsSchema = z.strictObject({
  cutOffs: z.strictObject({
    urgent: side,
    crisis: side,
    /** A message on the far side of both classes is no alarm, whatever its phrases. */
    phrases: side,
  }),
  /** Intents of which every utterance is learnt as a near miss. */
  near: z.array(id),
  /** Utterances that tell of an emergency and so are no near misses. */
  emergencies: z.array(text),
  groups: synonymsSchema,
})

export type AlarmExamplesFile = z.infer<typeof alarmExamplesSchema>
export type AlarmSignsFile = z.infer<typeof alarmSignsSchema>
