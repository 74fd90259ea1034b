import type { Line } from './line.ts'
import { createSequence } from './statistics.ts'

/** Splits a text into Han characters and words. */
const piecesOf = (text: string): readonly string[] => text.match(/\p{Script=Han}|[^\s\p{Script=Han}]+\s*|\s+/gu) ?? []

function joinHalves(first: string, second: string): string {
  const head = piecesOf(first)
  const tail = piecesOf(second)
  return [...head.slice(0, Math.ceil(head.length / 2)), ...tail.slice(Math.floor(tail.length / 2))].join('')
}

/** The number of attempts to make a new line before a repeated one is accepted. */
const patience = 20

/**
 * Makes `size` lines from the given ones: the first half of one utterance and the second half of another with the same intent, equally many
 * for each intent. They differ as long as enough combinations exist. Deterministic.
 */
export function recombine(lines: readonly Line[], size: number): readonly Line[] {
  const next = createSequence(size)
  const byIntent = [...Map.groupBy(lines, ({ intent }) => intent).values()]
  const known = new Set<string>()
  const pick = (own: readonly Line[]): string => own[Math.floor(next() * own.length)]?.text ?? ''

  return Array.from({ length: size }, (_, index) => {
    const own = byIntent[index % byIntent.length] ?? []
    let text = joinHalves(pick(own), pick(own))
    for (let tries = 0; known.has(text) && tries < patience; tries += 1) text = joinHalves(pick(own), pick(own))
    known.add(text)
    return { text, intent: own[0]?.intent ?? '' }
  })
}
