/** A normalised text. For each of its code units, `starts` and `ends` give the position in the original. */
export type Folded = { readonly text: string; readonly starts: readonly number[]; readonly ends: readonly number[] }

/** Invisible characters, and marks on the character before: zero width, direction, accents, keycap frames. */
const unseen = /^[\p{Cf}\p{M}]$/u

const decimalDigit = /^\p{Nd}$/u

/** In every script, the digits zero to nine have consecutive code points (Unicode, "Decimal_Digit"). */
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

/** Han characters, and ASCII except capitals, stay as they are. */
const isPlain = (code: number): boolean =>
  (code < 0x80 && (code < 0x41 || code > 0x5a)) || (code >= 0x4e00 && code < 0xa000)

/** Normalises a text: lower case, digits of any script and width as 0–9, no invisible characters. Takes linear time. */
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
