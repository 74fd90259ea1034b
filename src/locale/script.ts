import table from './han/simplified.json' with { type: 'json' }

/** The unified ideographs of everyday use (Unicode block 4E00–9FFF). */
const firstHan = 0x4e00
const lastHan = 0x9fff

/** For each character the simplified one that stands for it; 0 where it stands for itself. */
const simplified = new Uint16Array(lastHan - firstHan + 1)
for (let at = 0; at < table.from.length; at += 1)
  simplified[table.from.charCodeAt(at) - firstHan] = table.to.charCodeAt(at)

/** Characters that stand for other, traditional ones: by them a text shows that it is Simplified. */
const simplifiedCharacters: ReadonlySet<string> = new Set(table.to)

const simplify = (character: string): string => {
  const code = simplified[character.charCodeAt(0) - firstHan] ?? 0
  return code === 0 ? character : String.fromCharCode(code)
}

/** Chinese in Simplified script, character by character; the one form in which everything is matched. Other text stays as it is. */
export function toSimplified(text: string): string {
  return text.replace(/[\u4e00-\u9fff]/g, simplify)
}

/** Which script the Chinese in `text` is written in; `undefined` when nothing in it tells. */
export function scriptOf(text: string): 'Hans' | 'Hant' | undefined {
  const han = [...text.replace(/\P{Script=Han}/gu, '')]
  const traditionalMarks = han.filter((character) => simplify(character) !== character).length
  const simplifiedMarks = han.filter((character) => simplifiedCharacters.has(character)).length
  if (traditionalMarks === simplifiedMarks) return undefined
  return traditionalMarks > simplifiedMarks ? 'Hant' : 'Hans'
}
