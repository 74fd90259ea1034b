import { findLongNumbers, findNumbers } from './digits.ts'
import { fold } from './fold.ts'
import { anyMarker, markers, type PersonalKind, type Span } from './kinds.ts'
import { findAddresses, findNamed } from './words.ts'

/** A text without personal numbers, and the kinds that were removed. */
export type Redacted = { readonly text: string; readonly kinds: readonly PersonalKind[] }

/** Replaces what is already found. It is not a letter, digit or mark, so no match extends across it. */
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

/** Sorts spans and merges overlapping ones. */
function joined(spans: readonly Span[]): readonly Span[] {
  const out: Span[] = []
  for (const span of spans.toSorted((one, other) => one.start - other.start)) {
    const last = out.at(-1)
    if (last && span.start < last.end) out[out.length - 1] = { ...last, end: Math.max(last.end, span.end) }
    else out.push(span)
  }
  return out
}

/** A text without any of these contains nothing personal. */
const suspicious = /[\p{N}@＠〇零一二三四五六七八九幺壹贰叁]|微信|薇信|wechat|weixin|v信|vx/iu

/** The most reliable first: an identity number may contain what looks like a passport number, and any of them may be a long number. */
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

/** Removing a number may join what was around it, so the search repeats. Each round removes digits, so it ends soon. */
const mostRounds = 8

/**
 * Replaces every personal number in a text with a marker and lists the kinds found, each once. Finds identity cards (18
 * characters, GB 11643, also with a letter or sign between all digits; 15 digits), Hong Kong, Macao and Taiwan cards, passports and permits, phones, bank
 * cards (13–19 digits, Luhn), e-mail addresses, WeChat and QQ accounts that are called so, and any run of nine digits. Keeps amounts, dates, articles and
 * hotlines. Idempotent; never throws; takes linear time.
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

/** Replaces personal numbers, and the markers of those removed before, with blanks. Idempotent. */
export function withoutPersonal(text: string): string {
  return redact(text).text.replace(anyMarker, ' ')
}
