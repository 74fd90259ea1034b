/** Where one thing said ends and another begins: sentence ends and line ends, and words with which people turn to another question. */
const seams =
  /[。！？!?；;\n]+|\.(?=\s)|(?:，|,|\s)\s*(?=(?:另外|还有|还想问|还想知道|再问一下|再问|顺便问|顺便|以及|此外)|(?:and (?:also|another|how|what|when|where|who|can|do|does|is)|also|another (?:question|thing)|besides)\b)/giu

/** Shorter pieces are greetings, thanks or half a thought. */
const fewestHan = 5
const fewestWords = 3

/** More would be a letter, not a few questions. */
const mostParts = 6

const isLongEnough = (part: string): boolean =>
  (part.match(/\p{Script=Han}/gu)?.length ?? 0) >= fewestHan || (part.match(/[a-z]+/gi)?.length ?? 0) >= fewestWords

/** The things said in a message, one after the other, where there are several; empty for one thing, and for a long letter. */
export function partsOf(message: string): readonly string[] {
  const parts = message
    .split(seams)
    .map((part) => part.trim())
    .filter(isLongEnough)
  return parts.length > 1 && parts.length <= mostParts ? parts : []
}
