import type { KnowledgeFiles } from '../files.ts'
import { mostVisible } from '../most-visible.ts'
import type { IntentFile } from '../schema.ts'
import { asError, type Finding } from './finding.ts'

/** People do not follow a longer procedure on a phone. */
const maxSteps = 4

const locales = ['en', 'zh-Hans'] as const

type Texts = IntentFile['answer']['en']

/** The length of everything that is not folded: title, short answer, steps and hotlines, one line each. */
function visibleLength(title: string, { short, steps = [] }: Texts, hotlines: readonly string[]): number {
  return [title, short, ...steps, hotlines.join(' ')].join('\n').length
}

/** Finds answers that do not fit on the screen of a phone, and procedures with too many steps. Checks every variant. */
export function findLongAnswers({ intents }: KnowledgeFiles): Finding[] {
  return [...intents].flatMap(([, { file, value, lineOf }]) => {
    const answers = [
      { path: ['answer'], answer: value.answer },
      ...value.variants.map(({ answer }, index) => ({ path: ['variants', index, 'answer'], answer })),
    ]
    return answers.flatMap(({ path, answer }) =>
      locales.flatMap((locale) => {
        const place = { file, line: lineOf([...path, locale]) }
        const steps = answer[locale].steps?.length ?? 0
        const length = visibleLength(value.title[locale], answer[locale], value.contacts)
        return [
          ...(steps > maxSteps
            ? [
                asError({
                  ...place,
                  message: `has ${steps} steps in ${locale}; the limit is ${maxSteps}. Combine or remove some.`,
                }),
              ]
            : []),
          ...(length > mostVisible[locale]
            ? [
                asError({
                  ...place,
                  message: `shows ${length} characters in ${locale} before anything is unfolded; the limit is ${mostVisible[locale]}. Shorten it, or move parts to the details.`,
                }),
              ]
            : []),
        ]
      }),
    )
  })
}
