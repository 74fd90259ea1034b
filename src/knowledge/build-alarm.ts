import type { AlarmExamples } from './alarm.ts'
import { toSynonyms } from './build.ts'
import type { KnowledgeFiles } from './files.ts'

/** What an alarm is learnt from; `undefined` unless all files of intents/alarm/ are there. */
export function toAlarmExamples({ alarmExamples, alarmSigns }: KnowledgeFiles): AlarmExamples | undefined {
  const [urgent, crisis, none] = [alarmExamples.get('urgent'), alarmExamples.get('crisis'), alarmExamples.get('none')]
  if (!alarmSigns || !urgent || !crisis || !none) return undefined
  const byLanguage = ({ value }: typeof urgent) => ({ en: value.en, zh: value['zh-Hans'] })
  const { groups, ...signs } = alarmSigns.value
  return {
    ...signs,
    examples: { urgent: byLanguage(urgent), crisis: byLanguage(crisis), none: byLanguage(none) },
    groups: toSynonyms(groups),
  }
}
