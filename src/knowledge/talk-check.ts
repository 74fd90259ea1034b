import type { KnowledgeFiles } from './files.ts'
import type { Problem } from './problem.ts'
import { actNames } from './talk.ts'

/** Finds menus and emergency buttons that lead to topics that do not exist. */
function topicProblems({ words, urgent, intents }: KnowledgeFiles): Problem[] {
  const isTopic = (id: string): boolean => intents.get(id)?.value.kind === 'topic'
  const message = (id: string): string => `names "${id}", but there is no topic intents/${id}.yaml.`
  return [
    ...(words?.value ?? []).flatMap(({ menu }, entry) =>
      menu.flatMap((id, place) =>
        isTopic(id) || !words
          ? []
          : [{ file: words.file, line: words.lineOf([entry, 'menu', place]), message: message(id) }],
      ),
    ),
    ...(urgent && !isTopic(urgent.value.urgent.reply.topic)
      ? [
          {
            file: urgent.file,
            line: urgent.lineOf(['urgent', 'reply', 'topic']),
            message: message(urgent.value.urgent.reply.topic),
          },
        ]
      : []),
    ...(urgent?.value.urgent.reply.buttons ?? []).flatMap(({ topic }, place) =>
      isTopic(topic) || !urgent
        ? []
        : [
            {
              file: urgent.file,
              line: urgent.lineOf(['urgent', 'reply', 'buttons', place, 'topic']),
              message: message(topic),
            },
          ],
    ),
  ]
}

/** Finds phrases that belong to two acts, and words that open two menus. */
function doubleProblems({ acts, words }: KnowledgeFiles): Problem[] {
  const seen = new Map<string, string>()
  const double = (phrase: string, place: string): string | undefined => {
    const other = seen.get(phrase)
    seen.set(phrase, other ?? place)
    return other && other !== place ? other : undefined
  }
  const doubleActs = actNames.flatMap((name) =>
    (acts?.value[name].phrases ?? []).flatMap((phrase, at) => {
      const other = double(`act ${phrase}`, name)
      return other && acts
        ? [
            {
              file: acts.file,
              line: acts.lineOf([name, 'phrases', at]),
              message: `"${phrase}" is also under "${other}". Keep it in one place.`,
            },
          ]
        : []
    }),
  )
  const doubleWords = (words?.value ?? []).flatMap(({ words: own }, entry) =>
    own.flatMap((word, at) => {
      const other = double(`word ${word}`, String(entry))
      return other && words
        ? [
            {
              file: words.file,
              line: words.lineOf([entry, 'words', at]),
              message: `"${word}" also opens another menu. Keep it in one place.`,
            },
          ]
        : []
    }),
  )
  return [...doubleActs, ...doubleWords]
}

/** Checks acts.yaml, words.yaml and urgent.yaml against the topics. */
export function talkProblems(files: KnowledgeFiles): Problem[] {
  return [...topicProblems(files), ...doubleProblems(files)]
}
