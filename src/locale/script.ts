import { Converter } from 'opencc-js'

const toTaiwan = Converter({ from: 'cn', to: 'tw' })
const toMainland = Converter({ from: 't', to: 'cn' })

/** Chinese in Traditional script (Taiwan's standard characters, no change of words). Other text stays as it is. */
export function toTraditional(text: string): string {
  return toTaiwan(text)
}

/** Chinese in Simplified script; the one form in which everything is matched. Other text stays as it is. */
export function toSimplified(text: string): string {
  return toMainland(text)
}

/** Which script the Chinese in `text` is written in; `undefined` when every character is the same in both. */
export function scriptOf(text: string): 'Hans' | 'Hant' | undefined {
  const han = text.replace(/\P{Script=Han}/gu, '')
  const differsFrom = (other: string): number => {
    const others = [...other]
    return [...han].filter((character, index) => character !== others[index]).length
  }
  const traditionalMarks = differsFrom(toSimplified(han))
  const simplifiedMarks = differsFrom(toTraditional(han))
  if (traditionalMarks === simplifiedMarks) return undefined
  return traditionalMarks > simplifiedMarks ? 'Hant' : 'Hans'
}
