import { type ActName, type Acts, actNames } from '../knowledge/talk.ts'
import { normalise } from '../matching/normalise.ts'
import { createPhraseFinder } from './phrase-finder.ts'
import { looserForms, plainForm } from './plain-form.ts'
import { isShort } from './short.ts'

/** The act of a message that says nothing by itself, or its pick from what was offered last (1 the first, -1 the last). */
export type Act = { readonly kind: 'act'; readonly act: ActName } | { readonly kind: 'pick'; readonly number: number }

/** Marks between which each part of a message may be an act of its own: "好的，谢谢". */
const betweenActs = /[,，。.!！~～、;；…\n]+|(?<=\p{Script=Han})\s+(?=\p{Script=Han})/u

/** A question asks for something, whatever else it says. */
const asks =
  /[?？]|吗|怎么|咋|多少|多久|哪里|哪儿|谁|几|什么时候|啥时候|\b(?:how|when|where|who|which|why|can i|could i|do i|should i)\b/i

export type ActReader = {
  /** The act that a whole message is; `undefined` for anything that says more. */
  readonly read: (message: string) => Act | undefined
  /** The act that a short message shows in some of its words. Use it only for messages that name nothing in our field. */
  readonly hint: (message: string) => ActName | undefined
  /** What is left of a message that begins by correcting what was said before. */
  readonly corrected: (message: string) => string | undefined
}

type Known = ReadonlyMap<string, Act>

const knownActs = ({ named, ordinals }: Acts): Known =>
  new Map<string, Act>([
    ...ordinals.flatMap(({ number, phrases }) =>
      phrases.map((phrase): [string, Act] => [plainForm(phrase), { kind: 'pick', number }]),
    ),
    ...actNames.flatMap((act) =>
      named[act].phrases.map((phrase): [string, Act] => [plainForm(phrase), { kind: 'act', act }]),
    ),
  ])

/** The act of a whole message, or of all its parts together: the last part says what the person is up to. */
function readWhole(message: string, known: Known): Act | undefined {
  const lookUp = (text: string): Act | undefined =>
    looserForms(plainForm(text))
      .map((form) => known.get(form))
      .find((act) => act !== undefined)
  const whole = lookUp(message)
  if (whole) return whole
  const acts = message
    .split(betweenActs)
    .filter((part) => part.trim() !== '')
    .map(lookUp)
  return acts.length > 1 && acts.every((act) => act !== undefined) ? acts.at(-1) : undefined
}

/** A greeting says the least of all that a message can do. */
const hintOrder: readonly ActName[] = [...actNames.filter((name) => name !== 'greeting'), 'greeting']

/** A reader of acts over the words of intents/acts.yaml. */
export function createActReader(acts: Acts): ActReader {
  const known = knownActs(acts)
  const parts = hintOrder.map((act) => ({ act, find: createPhraseFinder(acts.named[act].contains) }))
  const corrections = acts.named.correction.starts.toSorted((a, b) => b.length - a.length)
  return {
    read: (message) => readWhole(message, known),
    hint: (message) => {
      const text = normalise(message)
      if (!isShort(text) || asks.test(message)) return undefined
      return parts.find(({ find }) => find(text).length > 0)?.act
    },
    corrected: (message) => {
      const start = corrections.find((one) => message.toLowerCase().startsWith(one))
      const rest = start === undefined ? '' : message.slice(start.length).replace(/^[\s,，:：]+/, '')
      return rest === '' ? undefined : rest
    },
  }
}
