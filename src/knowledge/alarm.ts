import type { AlarmClass } from './alarm-schema.ts'

/** From where on a message counts as an alarm, on the scale of sides. */
export type AlarmCutOffs = { readonly urgent: number; readonly crisis: number; readonly phrases: number }

/** What an alarm is learnt from; see the files in intents/alarm/. */
export type AlarmExamples = {
  readonly examples: Readonly<Record<AlarmClass, { readonly en: readonly string[]; readonly zh: readonly string[] }>>
  readonly cutOffs: AlarmCutOffs
  readonly near: readonly string[]
  readonly emergencies: readonly string[]
  /** Words that mean the same for an alarm; as the synonym groups in knowledge.ts. */
  readonly groups: readonly { readonly name: string; readonly words: readonly string[] }[]
}
