/** The most Han characters or words of a short message. A longer message can be understood by itself. */
const shortAtMost = { words: 9, hanCharacters: 14 }

export const hanOf = (text: string): number => text.match(/\p{Script=Han}/gu)?.length ?? 0

/** Whether a normalised text has so few words that it may lean on what was said before. */
export function isShort(text: string): boolean {
  const han = hanOf(text)
  const words = text.match(/[a-z0-9]+/g)?.length ?? 0
  return han === 0 ? words <= shortAtMost.words : han + words * 2 <= shortAtMost.hanCharacters
}
