import type { Group } from './groups.ts'
import { hasIdentityForm, isIdentityNumber, isLuhn, isOldIdentityNumber } from './identity.ts'
import type { PersonalKind } from './kinds.ts'

/** Where neighbouring groups stand that may be one number. */
type Place = {
  readonly text: string
  /** Where the last digit ends. */
  readonly end: number
  readonly groups: readonly Group[]
}

/** How a kind of number is known. */
export type Rule = {
  readonly kind: PersonalKind
  /** How many digits it has. */
  readonly least: number
  readonly most: number
  /** The character before it and the first two of it, so that most places need no closer look. */
  readonly begins: RegExp
  readonly gaps: readonly Group['gap'][]
  readonly refuses: readonly Group['known'][]
  /** Whether the digits may be one. */
  readonly fits: (digits: string) => boolean
  /** Whether the place agrees: how many characters behind the last digit belong to it, or `undefined` when it is none. */
  readonly confirm: (place: Place, digits: string) => number | undefined
}

const when = (isMatch: boolean): number | undefined => (isMatch ? 0 : undefined)

/** Nothing stands between them but what people write inside of numbers. */
const isTight = ({ groups }: Place): boolean => groups.every(({ gap }, index) => index === 0 || gap === 'tight')

/** The check character X behind 17 digits, also the letters and signs that look like it, parted like the digits; and the letter behind it. */
const lastX = /^([^\p{L}\p{N}]{0,3})(\p{L}?[^\p{L}\p{N}]{0,3}?)[xх×]([a-z]?)/u

function identity(place: Place, digits: string): number | undefined {
  if (digits.length === 18) return when(isIdentityNumber(digits) || isTight(place))
  const [found, gap = '', oddGap = '', letter = ''] = lastX.exec(place.text.slice(place.end, place.end + 14)) ?? []
  if (found === undefined) return undefined
  // A word that begins with x is no check character, unless it is the right one.
  const isOne = isIdentityNumber(`${digits}x`) || (gap.length < 3 && oddGap === '' && letter === '' && isTight(place))
  return isOne ? found.length - letter.length : undefined
}

/** Years, and months or days beside them: 2019 2020 2021, 2021 12 2022 03. */
function isListOfDates(groups: readonly Group[]): boolean {
  const isYear = ({ digits }: Group): boolean => /^(?:19|20)\d\d$/.test(digits)
  return (
    groups.some(isYear) && groups.every((group) => isYear(group) || /^(?:0?[1-9]|[12]\d|3[01])$/.test(group.digits))
  )
}

/** Hundreds side by side, such as contributions of several months: 1500 2000 300. */
const areHundreds = (groups: readonly Group[]): boolean =>
  groups.length > 1 && groups.every(({ digits }) => /^[1-9]\d*00$/.test(digits))

/** As people write cards: 4-4-4-4-3, digit by digit, or in one. */
const areEqualParts = (groups: readonly Group[]): boolean => {
  const size = groups[0]?.digits.length ?? 0
  return groups.every(
    ({ digits }, index) => digits.length === size || (index === groups.length - 1 && digits.length < size),
  )
}

/** Whether these are several numbers that name nobody. */
export const isList = (groups: readonly Group[]): boolean => isListOfDates(groups) || areHundreds(groups)

const anywhere = (): number => 0

const mobile = /^(?:(?:00)?86)?1[3-9]\d{9}$/
const landline = /^0(?:10|2\d|[3-9]\d{2})[2-9]\d{6,7}$/
const tightly = ['tight'] as const
const loosely = ['tight', 'loose'] as const
const none = [] as const
const lists = ['date', 'amount'] as const

/** The surer a kind is known, the earlier it is looked for. */
export const rules: readonly Rule[] = [
  {
    ...{ kind: 'id', least: 17, most: 18, begins: /[1-9][\s\S]?$/, gaps: [...loosely, 'odd'], refuses: none },
    ...{ fits: hasIdentityForm, confirm: identity },
  },
  // In equal parts it is a card, even if some of the parts would make a phone number.
  {
    ...{ kind: 'card', least: 13, most: 19, begins: /[2-69][\s\S]?$/, gaps: loosely, refuses: [...lists, 'hotline'] },
    ...{ fits: isLuhn, confirm: ({ groups }) => when(areEqualParts(groups) && !isList(groups)) },
  },
  {
    ...{
      kind: 'phone',
      least: 11,
      most: 15,
      begins: /(?:1\D?|1[3-9]|8\D?|86|0\D?|00)$/,
      gaps: loosely,
      refuses: lists,
    },
    ...{ fits: (digits) => mobile.test(digits), confirm: (place) => when(!isList(place.groups)) },
  },
  {
    ...{ kind: 'phone', least: 8, most: 15, begins: /^\+/, gaps: tightly, refuses: lists },
    ...{ fits: () => true, confirm: anywhere },
  },
  {
    ...{ kind: 'id', least: 15, most: 15, begins: /[1-9][\s\S]?$/, gaps: tightly, refuses: lists },
    ...{ fits: isOldIdentityNumber, confirm: anywhere },
  },
  {
    ...{ kind: 'card', least: 13, most: 19, begins: /[1-9][\s\S]?$/, gaps: loosely, refuses: [...lists, 'hotline'] },
    ...{ fits: isLuhn, confirm: (place) => when(!isList(place.groups)) },
  },
  {
    ...{ kind: 'phone', least: 10, most: 12, begins: /0[\s\S]?$/, gaps: tightly, refuses: lists },
    ...{ fits: (digits) => landline.test(digits), confirm: anywhere },
  },
]
