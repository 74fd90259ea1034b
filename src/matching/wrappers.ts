import type { Wrappers } from '../knowledge/knowledge.ts'

/** Takes out of a text what people wrap around a question: greetings, introductions, thanks, urgency. */
export type Unwrapper = (text: string) => string

/** Where one clause ends and the next begins; a sign between digits is part of a number. */
const clauseEnds =
  /(?<!\d)[.,:](?!\d)|(?<=\d)[.,:](?!\d)|(?<!\d)[.,:](?=\d)|[。，！？!?;；：、~～…—()（）\n\r]+|\s-+\s/gu

const numbers = /\d+|[一二三四五六七八九十]+(?=岁|年|后)/gu

const isLatin = (character: string | undefined): boolean => character !== undefined && /[a-z0-9']/.test(character)

/** Whether `text` may be cut at `at` without cutting a Latin word. */
const isSeam = (text: string, at: number): boolean => !(isLatin(text[at - 1]) && isLatin(text[at]))

/** A single character is too often part of a word (急诊, 额度). */
const shortest = 2

/** What a name or place may be: up to four Han characters or three Latin words. */
const filler = /^(?:\p{Script=Han}{1,4}|[a-z'.]+(?: [a-z'.]+){0,2})$/u

/** A wrapper with a gap for a name or a place: what stands before and after it. */
type Gapped = { readonly before: string; readonly after: string }

function gappedFrom(pattern: string): readonly Gapped[] {
  const [before, after] = pattern.split(/\{(?:name|place)\}/)
  return before !== undefined && after !== undefined ? [{ before, after }] : []
}

/** Whether a text is long enough to be a question by itself. If not, the whole message is used. */
const isQuestion = (text: string): boolean => /\p{Script=Han}{2}|[a-z0-9]{2,}\s+[a-z0-9]{2,}|[a-z]{4,}/u.test(text)

/**
 * An unwrapper for what authors wrote in wrappers.yaml. A wrapper without a gap is taken from both ends of a clause; one with a gap is taken only
 * where it fills the clause, and only where what fills the gap says nothing about the question.
 * @param isTelling whether words tell something about a question ("I am in hospital" is not an introduction)
 */
export function createUnwrapper({ en, zh }: Wrappers, isTelling: (words: string) => boolean): Unwrapper {
  const all = [...en, ...zh].map((wrapper) => wrapper.replaceAll('’', "'"))
  const plain = new Set(all)
  const gapped = all.flatMap(gappedFrom)
  const longest = Math.max(0, ...all.map((wrapper) => wrapper.length))

  const startOf = (clause: string): number => {
    for (let end = Math.min(longest, clause.length); end >= shortest; end -= 1)
      if (isSeam(clause, end) && plain.has(clause.slice(0, end))) return end
    return 0
  }
  // A question at the end may be the question itself: 周末有人吗.
  const endOf = (clause: string): number => {
    for (let start = Math.max(0, clause.length - longest); start <= clause.length - shortest; start += 1)
      if (isSeam(clause, start) && plain.has(clause.slice(start)) && !clause.endsWith('吗')) return start
    return clause.length
  }
  const fillsGap = (clause: string): boolean =>
    gapped.some(({ before, after }) => {
      if (clause.length <= before.length + after.length) return false
      if (!clause.startsWith(before) || !clause.endsWith(after)) return false
      const words = clause.slice(before.length, clause.length - after.length).trim()
      return filler.test(words) && !isTelling(words)
    })

  const unwrapClause = (clause: string): string => {
    let rest = clause.trim()
    for (let before = ''; before !== rest; ) {
      before = rest
      const canonical = rest.replace(numbers, '{number}')
      if (plain.has(canonical) || fillsGap(canonical)) return ''
      rest = rest.slice(startOf(rest)).trim()
      rest = rest.slice(0, endOf(rest)).trim()
    }
    return rest
  }

  if (all.length === 0) return (text) => text
  return (text) => {
    const clauses = text.replaceAll('’', "'").split(clauseEnds).map(unwrapClause)
    const rest = clauses.filter((clause) => clause !== '').join(' , ')
    return isQuestion(rest) ? rest : text
  }
}
