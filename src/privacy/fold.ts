/** A text as its characters are meant, and where each of its units came from: `starts` and `ends` are places in the original. */
export type Folded = { readonly text: string; readonly starts: readonly number[]; readonly ends: readonly number[] }

/** Characters that are not seen, or only adorn the one before: zero width, direction, accents, the frame of a key. */
const unseen = /^[\p{Cf}\p{M}]$/u

const decimalDigit = /^\p{Nd}$/u

/** The digits of every script stand in tens, from zero to nine (Unicode, "Decimal_Digit"). */
function digitValue(character: string): string {
  const code = character.codePointAt(0) ?? 0
  let zero = code
  while (code - zero < 9 && decimalDigit.test(String.fromCodePoint(zero - 1))) zero -= 1
  return String(code - zero)
}

function foldCharacter(character: string): string {
  if (unseen.test(character)) return ''
  const plain = character.normalize('NFKC').toLowerCase()
  return decimalDigit.test(plain) && !/^\d$/.test(plain) ? digitValue(plain) : plain
}

/** Han characters and ASCII capitals aside, most of what is written stays as it is; so do these. */
const isPlain = (code: number): boolean =>
  (code < 0x80 && (code < 0x41 || code > 0x5a)) || (code >= 0x4e00 && code < 0xa000)

/** A text in lower case, its digits of any script and width as 0–9, without characters that are not seen. Takes time in proportion to its length. */
export function fold(original: string): Folded {
  const pieces: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  const known = new Map<string, string>()
  let at = 0
  for (const character of original) {
    const code = character.codePointAt(0) ?? 0
    const piece = isPlain(code) ? character : (known.get(character) ?? foldCharacter(character))
    if (!isPlain(code)) known.set(character, piece)
    pieces.push(piece)
    for (let unit = 0; unit < piece.length; unit += 1) {
      starts.push(at)
      ends.push(at + character.length)
    }
    at += character.length
  }
  return { text: pieces.join(''), starts, ends }
}
