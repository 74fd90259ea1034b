import type { KnowledgeFiles } from '../files.ts'
import { asError, asWarning, type Finding } from './finding.ts'

/** From every topic a person can tap on to at least so many others. */
const leastReachable = 5

/** The topics that one can come to from a topic by its follow-ups and theirs. */
function reachableFrom(start: string, followUpsOf: (id: string) => readonly string[]): ReadonlySet<string> {
  const reached = new Set<string>([start])
  for (const id of reached) for (const next of followUpsOf(id)) reached.add(next)
  reached.delete(start)
  return reached
}

/** Topics that no follow-up of another topic leads to, and small circles of topics that only lead to one another. */
export function findDeadEnds({ intents }: KnowledgeFiles): Finding[] {
  const topics = [...intents].filter(([, { value }]) => value.kind === 'topic')
  const followUpsOf = (id: string): readonly string[] => intents.get(id)?.value.followUps ?? []
  const named = new Set(topics.flatMap(([id]) => followUpsOf(id).filter((next) => next !== id)))
  const least = Math.min(leastReachable, topics.length - 1)
  return topics.flatMap(([id, yaml]) => [
    ...(named.has(id)
      ? []
      : [
          asWarning({
            file: yaml.file,
            message: 'no other topic leads here. Name it in the followUps of a neighbour.',
          }),
        ]),
    ...(reachableFrom(id, followUpsOf).size >= least
      ? []
      : [
          asError({
            file: yaml.file,
            line: yaml.lineOf(['followUps']),
            message: 'its follow-ups lead in a small circle. Lead somewhere else.',
          }),
        ]),
  ])
}

/** What an answer must never say, and what to say instead; each has been in circulation. */
const falseStatements: readonly { readonly pattern: RegExp; readonly remedy: string }[] = [
  {
    pattern: /(?<!不是|不再是|not |old |老标准)每日?天?千分之二(?!.*(?:老|旧|已|不再))/,
    remedy: 'the late fee is 0.05 % a day since 2011-07-01 (Social Insurance Law 86).',
  },
  {
    pattern: /(?:全国|一律|所有人).{0,6}等待期.{0,6}(?:6|六)个月/,
    remedy: 'six months is a ceiling for transfers; the place decides.',
  },
  {
    pattern: /national waiting period (?:is|of) (?:6|six) months/i,
    remedy: 'six months is a ceiling for transfers; the place decides.',
  },
  {
    pattern: /(?:男|女)(?:性|职工)?.{0,4}(?:20|25|30)年.{0,8}(?:医保|医疗)/,
    remedy: 'the years of medical insurance for retirement are local; name none.',
  },
  {
    pattern: /(?:每人每年|一年|per person per year).{0,8}\d{3,4}\s?(?:元|yuan)/i,
    remedy: 'amounts change every year and by place; name none.',
  },
  {
    pattern: /(?<!not |不)(?:years are lost|年限(?:会|将)?清零)(?!.*(?:不会|假|谣言|不是|false|not))/i,
    remedy: 'contribution years add up and are not lost (Social Insurance Law 16, 27).',
  },
]

/** Answers that make one of the false statements. */
export function findFalseStatements({ intents }: KnowledgeFiles): Finding[] {
  return [...intents].flatMap(([, yaml]) => {
    const answers = [yaml.value.answer, ...yaml.value.variants.map(({ answer }) => answer)]
    const texts = answers
      .flatMap((answer) => [answer.en, answer['zh-Hans']])
      .flatMap(({ short, steps = [], details = [], local = '' }) => [short, ...steps, ...details, local])
    return texts.flatMap((text) =>
      falseStatements
        .filter(({ pattern }) => pattern.test(text))
        .map(({ remedy }) =>
          asError({
            file: yaml.file,
            line: yaml.lineOf(['answer']),
            message: `says "${text.slice(0, 60)}…", but ${remedy}`,
          }),
        ),
    )
  })
}
