import Fuse from 'fuse.js'

/** How unlike a name may be and still be suggested: 0 is the same, 1 anything. */
const threshold = 0.4

/** The name that a person probably meant; `undefined` if none is near. */
export function nearest(written: string, names: readonly string[]): string | undefined {
  return new Fuse(names, { threshold, ignoreLocation: true }).search(written)[0]?.item
}
