import { normalise } from '../matching/normalise.ts'

/** Particles that end a Chinese sentence and change nothing about what it does. */
const finalParticle = /(?<=\p{Script=Han})[啊呀哦嘛吧呢哈啦了哟喔噢咯嘞的]$/u

const betweenHan = /(?<=\p{Script=Han}) (?=\p{Script=Han})/gu

/** Emoji and marks as they are, without the signs that are not seen or only choose their look. */
const marksOf = (text: string): string => text.normalize('NFKC').replace(/\s|\u{fe0f}|\p{Cf}/gu, '')

/**
 * A phrase or a whole message in the form in which acts are compared: as questions are (see `normalise`), Chinese without blanks. What has neither letters
 * nor digits, such as an emoji or "？", is compared as it stands.
 */
export function plainForm(text: string): string {
  const words = normalise(text).replace(betweenHan, '')
  return words === '' ? marksOf(text) : words
}

/** A form, and what is left of it as one particle after the other comes off. */
function barer(form: string): readonly string[] {
  const bare = form.replace(finalParticle, '')
  return bare === form ? [form] : [form, ...barer(bare)]
}

/** Other forms that say the same, the most exact first: without particles, and without a last letter that is only held longer ("okkk"). */
export function looserForms(form: string): readonly string[] {
  const short = form.replace(/(\p{L})\1+$/u, '$1')
  return [...new Set([...barer(form), ...barer(short)])].filter((one) => one !== '')
}
