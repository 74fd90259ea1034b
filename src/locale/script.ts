import { Converter } from 'opencc-js/t2cn'

const toMainland = Converter({ from: 't', to: 'cn' })

/**
 * Chinese in Simplified script; the one form in which everything is matched. Other text stays as it is. 帐, which 帳 becomes, is an
 * older way to write 账: one account, one form.
 */
export function toSimplified(text: string): string {
  return toMainland(text).replaceAll('帐', '账')
}

/** The unified ideographs of everyday use (Unicode block 4E00–9FFF). */
const firstHan = 0x4e00
const lastHan = 0x9fff

/** Characters that stand for other, traditional ones: by them a text shows that it is Simplified. */
const simplifiedCharacters: ReadonlySet<string> = new Set(
  Array.from({ length: lastHan - firstHan + 1 }, (_, index) => String.fromCharCode(firstHan + index)).flatMap(
    (character) => {
      const simplified = toMainland(character)
      return simplified === character ? [] : [simplified]
    },
  ),
)

/** Which script the Chinese in `text` is written in; `undefined` when nothing in it tells. */
export function scriptOf(text: string): 'Hans' | 'Hant' | undefined {
  const han = text.replace(/\P{Script=Han}/gu, '')
  const simplified = [...toMainland(han)]
  const traditionalMarks = [...han].filter((character, index) => character !== simplified[index]).length
  const simplifiedMarks = [...han].filter((character) => simplifiedCharacters.has(character)).length
  if (traditionalMarks === simplifiedMarks) return undefined
  return traditionalMarks > simplifiedMarks ? 'Hant' : 'Hans'
}
