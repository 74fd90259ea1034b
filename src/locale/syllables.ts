import table from './han/syllables.json' with { type: 'json' }

/** The common unified ideographs (Unicode block 4E00–9FFF). */
const firstHan = 0x4e00
const hanCount = 0x9fff - firstHan + 1

const syllables = Object.keys(table)

/** The index of each character's syllable plus one; 0 if it has none. */
const numbers = new Uint16Array(hanCount)
for (const [number, characters] of Object.values(table).entries())
  for (const character of characters) numbers[character.charCodeAt(0) - firstHan] = number + 1

/**
 * The usual Mandarin syllable of a Han character, without its tone (`行` → `xing`); `undefined` for any other character.
 * Ignores readings that depend on the word: people who confuse characters by sound use the usual reading.
 */
export function syllableOf(character: string): string | undefined {
  const number = numbers[character.charCodeAt(0) - firstHan] ?? 0
  return number === 0 ? undefined : syllables[number - 1]
}

/** The syllables of the Han characters in `text`, in order. */
export function syllablesOf(text: string): readonly string[] {
  return [...text].flatMap((character) => syllableOf(character) ?? [])
}
