import type { BareWord } from '../knowledge/talk.ts'
import { looserForms, plainForm } from './plain-form.ts'

/** The menu that a message opens which is nothing but one of these words. */
export function createBareWords(entries: readonly BareWord[]): (message: string) => BareWord | undefined {
  const known = new Map(entries.flatMap((entry) => entry.words.map((word) => [plainForm(word), entry] as const)))
  return (message) =>
    looserForms(plainForm(message))
      .map((form) => known.get(form))
      .find((entry) => entry !== undefined)
}
