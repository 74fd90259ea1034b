const han = /\p{Script=Han}/u

/** Words of a text in lower case, and of every run of Han characters its characters and pairs: what an engineer gives a library that does not know Chinese. */
export function wordsAndHan(text: string): string[] {
  const runs = text.toLowerCase().match(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu) ?? []
  return runs.flatMap((run) => {
    const characters = [...run]
    if (!han.test(run) || characters.length === 1) return [run]
    return [...characters, ...characters.slice(1).map((character, index) => `${characters[index]}${character}`)]
  })
}

/** Words of a text in lower case and its Han characters, parted by blanks. */
export function spacedOut(text: string): string {
  return text
    .toLowerCase()
    .replace(/(\p{Script=Han})/gu, ' $1 ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
