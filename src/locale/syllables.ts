import table from './han/syllables.json' with { type: 'json' }

/** The unified ideographs of everyday use (Unicode block 4E00–9FFF). */
const firstHan = 0x4e00
const hanCount = 0x9fff - firstHan + 1

const syllables = Object.keys(table)

/** For each character one more than the number of its syllable; 0 where it has none. */
const numbers = new Uint16Array(hanCount)
for (const [number, characters] of Object.values(table).entries())
  for (const character of characters) numbers[character.charCodeAt(0) - firstHan] = number + 1

/**
 * The Mandarin syllable of a Han character without its tone, as it is usually read (`行` → `xing`); `undefined` for any other character.
 * Which of several readings a word asks for is not looked at: people who mix up characters by their sound do so by the usual one.
 */
export function syllableOf(character: string): string | undefined {
  const number = numbers[character.charCodeAt(0) - firstHan] ?? 0
  return number === 0 ? undefined : syllables[number - 1]
}

/** The syllables of the Han characters in `text`, in their order. */
export function syllablesOf(text: string): readonly string[] {
  return [...text].flatMap((character) => syllableOf(character) ?? [])
}
