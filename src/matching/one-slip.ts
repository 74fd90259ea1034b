/** A word with each of its letters left out in turn, and itself: two words that are one slip apart share one of these. */
const shortened = (word: string): readonly string[] => [
  word,
  ...[...word].map((_, index) => word.slice(0, index) + word.slice(index + 1)),
]

/** Whether one slip of the keyboard makes one word of the other: a letter too many, too few or wrong, or two neighbours that changed places. */
export function isOneSlip(a: string, b: string): boolean {
  if (a.length > b.length) return isOneSlip(b, a)
  if (b.length - a.length > 1) return false
  let same = 0
  while (same < a.length && a[same] === b[same]) same += 1
  if (a.length < b.length) return a.slice(same) === b.slice(same + 1)
  if (a.slice(same + 1) === b.slice(same + 1)) return true
  return a[same] === b[same + 1] && a[same + 1] === b[same] && a.slice(same + 2) === b.slice(same + 2)
}

/**
 * Finds the words that are one slip away from another. It looks up what the two have in common when a letter is left out of each
 * (Garbe's symmetric delete), so that its time does not depend on how many words there are.
 */
export function createSlipFinder(words: readonly string[]): (word: string) => readonly string[] {
  const byShortened = new Map<string, string[]>()
  for (const word of words) {
    for (const short of shortened(word)) {
      const sharing = byShortened.get(short)
      if (sharing) sharing.push(word)
      else byShortened.set(short, [word])
    }
  }
  return (word) => {
    const sharing = new Set(shortened(word).flatMap((short) => byShortened.get(short) ?? []))
    return [...sharing].filter((other) => isOneSlip(word, other))
  }
}
