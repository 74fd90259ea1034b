const han = /\p{Script=Han}/u

/** Words in lower case, and single Han characters and pairs: what an engineer would give a library that does not know Chinese. */
export function wordsAndHan(text: string): string[] {
  const runs = text.toLowerCase().match(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu) ?? []
  return runs.flatMap((run) => {
    const characters = [...run]
    if (!han.test(run) || characters.length === 1) return [run]
    return [...characters, ...characters.slice(1).map((character, index) => `${characters[index]}${character}`)]
  })
}

/** Words in lower case and Han characters, separated by spaces. */
export function spacedOut(text: string): string {
  return text
    .toLowerCase()
    .replace(/(\p{Script=Han})/gu, ' $1 ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
