import table from './han/simplified.json' with { type: 'json' }

/** The common unified ideographs (Unicode block 4E00–9FFF). */
const firstHan = 0x4e00
const lastHan = 0x9fff

/** The simplified form of each character; 0 if it has no other form. */
const simplified = new Uint16Array(lastHan - firstHan + 1)
for (let at = 0; at < table.from.length; at += 1)
  simplified[table.from.charCodeAt(at) - firstHan] = table.to.charCodeAt(at)

/** Simplified forms of other characters: they show that a text is in Simplified script. */
const simplifiedCharacters: ReadonlySet<string> = new Set(table.to)

const simplify = (character: string): string => {
  const code = simplified[character.charCodeAt(0) - firstHan] ?? 0
  return code === 0 ? character : String.fromCharCode(code)
}

/** Converts Chinese to Simplified script, character by character, which is the form used for matching. Keeps other text. */
export function toSimplified(text: string): string {
  return text.replace(/[\u4e00-\u9fff]/g, simplify)
}

/** The script of the Chinese in `text`; `undefined` if nothing in it indicates one. */
export function scriptOf(text: string): 'Hans' | 'Hant' | undefined {
  const han = [...text.replace(/\P{Script=Han}/gu, '')]
  const traditionalMarks = han.filter((character) => simplify(character) !== character).length
  const simplifiedMarks = han.filter((character) => simplifiedCharacters.has(character)).length
  if (traditionalMarks === simplifiedMarks) return undefined
  return traditionalMarks > simplifiedMarks ? 'Hant' : 'Hans'
}
