import { type Answer, type Intent, type Knowledge, variantOn } from '../knowledge/knowledge.ts'
import { inLocale, type Locale } from '../locale/i18n.ts'
import { normalise } from '../matching/normalise.ts'

/** At most this many sentences of an answer are shown for a question that goes on with it. */
const mostPassages = 2

/** From this part of the question's weight on, a sentence has to do with it. */
const leastOverlap = 0.2

/** Another sentence is shown beside the best one only if it fits nearly as well. */
const nearlyAsWell = 0.75

/** Words without which a sentence says the same. */
const empty = new Set(
  'a an the is are was were be do does did have has had i you he she it we they my your his her its our their me him them to of in on at for and or but so if that this these those with from as by not no can will would should must may there then than too also what how when where who which why'.split(
    ' ',
  ),
)

const stem = (word: string): string => (word.length > 4 ? word.replace(/(?:ing|ed|es|s|ly|ments?)$/, '') : word)

/** Han characters that tell nothing by themselves. */
const emptyCharacters = new Set(
  '的了吗呢吧啊那这要能不是在有个我你他她您们么就也都还和与或及于为之其以从到对上下里么什怎多少一可会把被给让着过',
)

/** Pairs of Han characters, single ones that tell something, and stems of Latin words: what two texts can have in common. */
function tokensOf(text: string): ReadonlySet<string> {
  const normal = normalise(text)
  const words = (normal.match(/[a-z0-9]+/g) ?? []).filter((word) => !empty.has(word)).map(stem)
  const runs = normal.match(/\p{Script=Han}+/gu) ?? []
  const pairs = runs.flatMap((run) => Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)))
  const characters = [...runs.join('')].filter((character) => !emptyCharacters.has(character))
  return new Set([...words, ...pairs, ...characters])
}

const sentencesOf = ({ steps, details, local }: Answer): readonly string[] => [
  ...steps,
  ...details,
  ...(local === undefined ? [] : [local]),
]

/** Finds what an answer says about a question that goes on with it, beyond its first sentences. */
export type FindPassages = (question: string, intent: Intent, locale: Locale, day: string) => readonly string[]

/** A finder over the sentences of all answers: words that occur in many of them tell little. */
export function createFindPassages({ intents }: Pick<Knowledge, 'intents'>): FindPassages {
  const rarities = new Map<Locale, (token: string) => number>()

  const rarityIn = (locale: Locale, day: string): ((token: string) => number) => {
    const known = rarities.get(locale)
    if (known) return known
    const counts = new Map<string, number>()
    const sentences = [...intents.values()].flatMap((intent) =>
      sentencesOf(inLocale(variantOn(intent, day).answer, locale)),
    )
    for (const sentence of sentences)
      for (const token of tokensOf(sentence)) counts.set(token, (counts.get(token) ?? 0) + 1)
    const rarity = (token: string): number => Math.log((sentences.length + 1) / ((counts.get(token) ?? 0) + 1))
    rarities.set(locale, rarity)
    return rarity
  }

  return (question, intent, locale, day) => {
    const rarity = rarityIn(locale, day)
    const asked = tokensOf(question)
    const whole = [...asked].reduce((sum, token) => sum + rarity(token), 0)
    if (whole === 0) return []
    const ranked = sentencesOf(inLocale(variantOn(intent, day).answer, locale))
      .map((sentence) => {
        const own = tokensOf(sentence)
        const shared = [...asked].filter((token) => own.has(token)).reduce((sum, token) => sum + rarity(token), 0)
        return { sentence, overlap: shared / whole }
      })
      .sort((a, b) => b.overlap - a.overlap)
    const best = ranked[0]?.overlap ?? 0
    return ranked
      .filter(({ overlap }) => overlap >= leastOverlap && overlap >= best * nearlyAsWell)
      .slice(0, mostPassages)
      .map(({ sentence }) => sentence)
  }
}
