import { findLongNumbers, findNumbers } from './digits.ts'
import { fold } from './fold.ts'
import { anyMarker, markers, type PersonalKind, type Span } from './kinds.ts'
import { findAddresses, findNamed } from './words.ts'

/** A text without personal numbers, and what kinds of them stood in it. */
export type Redacted = { readonly text: string; readonly kinds: readonly PersonalKind[] }

/** Stands for what is taken out already. It is no letter, digit or mark, so nothing is read across it. */
const gone = '\ue000'

const blank = (text: string, spans: readonly Span[]): string => {
  let rest = ''
  let at = 0
  for (const { start, end } of spans) {
    rest += text.slice(at, start) + gone.repeat(end - start)
    at = end
  }
  return rest + text.slice(at)
}

/** In order, those that overlap as one. */
function joined(spans: readonly Span[]): readonly Span[] {
  const out: Span[] = []
  for (const span of spans.toSorted((one, other) => one.start - other.start)) {
    const last = out.at(-1)
    if (last && span.start < last.end) out[out.length - 1] = { ...last, end: Math.max(last.end, span.end) }
    else out.push(span)
  }
  return out
}

/** Nothing personal can be in a text without any of these. */
const suspicious = /[\p{N}@＠〇零一二三四五六七八九幺壹贰叁]|微信|薇信|wechat|weixin|v信|vx/iu

/** The surest first: an identity number may hold what looks like a passport's, and any may be a long one. */
const searches = [findAddresses, findNumbers, findNamed, findLongNumbers] as const

function once(original: string): Redacted {
  if (!suspicious.test(original)) return { text: original, kinds: [] }
  const { text, starts, ends } = fold(original)
  const readable = text.replace(anyMarker, (marker) => gone.repeat(marker.length))
  let spans: readonly Span[] = []
  for (const search of searches) spans = joined([...spans, ...search(blank(readable, spans))])
  let out = ''
  let at = 0
  for (const { start, end, kind } of spans) {
    out += original.slice(at, starts[start]) + markers[kind]
    at = Math.max(ends[end - 1] ?? 0, starts[end] ?? original.length)
  }
  return { text: out + original.slice(at), kinds: spans.map(({ kind }) => kind) }
}

/** What is taken out may bring together what it stood between; that ends soon, for each round takes digits out. */
const mostRounds = 8

/**
 * A text with a marker in the place of each number that names a person, and the kinds of what was found, each once. Identity cards (18
 * characters, GB 11643, also with a letter or sign between all digits; 15 digits), Hong Kong, Macao and Taiwan cards, passports and permits, phones, bank
 * cards (13–19 digits, Luhn), e-mail, WeChat and QQ where they are named, any run of nine digits. Amounts, dates, articles and hotlines stay.
 * Idempotent, never throws, takes time in proportion to the length.
 */
export function redact(text: string): Redacted {
  const kinds = new Set<PersonalKind>()
  let rest = text
  for (let round = 0; round < mostRounds; round += 1) {
    const found = once(rest)
    for (const kind of found.kinds) kinds.add(kind)
    if (found.kinds.length === 0) break
    rest = found.text
  }
  return { text: rest, kinds: [...kinds] }
}

/** A text without personal numbers and without the markers of such as were taken out before; a blank stands for each. Idempotent. */
export function withoutPersonal(text: string): string {
  return redact(text).text.replace(anyMarker, ' ')
}
