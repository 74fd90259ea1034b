import type { Group } from './groups.ts'
import { hasIdentityForm, isIdentityNumber, isLuhn, isOldIdentityNumber } from './identity.ts'
import type { PersonalKind } from './kinds.ts'

/** The position of adjacent groups that may be one number. */
type Place = {
  readonly text: string
  /** The end of the last digit. */
  readonly end: number
  readonly groups: readonly Group[]
}

/** How to recognise a kind of number. */
export type Rule = {
  readonly kind: PersonalKind
  /** The least and the greatest number of digits. */
  readonly least: number
  readonly most: number
  /** Tested first, on the character before the number and its first two, to reject most positions quickly. */
  readonly begins: RegExp
  readonly gaps: readonly Group['gap'][]
  readonly refuses: readonly Group['known'][]
  /** Whether the digits may be such a number. */
  readonly fits: (digits: string) => boolean
  /** The number of characters after the last digit that belong to it; `undefined` if the context rules the number out. */
  readonly confirm: (place: Place, digits: string) => number | undefined
}

const when = (isMatch: boolean): number | undefined => (isMatch ? 0 : undefined)

/** Whether the gaps contain only what people write inside numbers. */
const isTight = ({ groups }: Place): boolean => groups.every(({ gap }, index) => index === 0 || gap === 'tight')

/** The check character X after 17 digits, or a similar letter or sign, separated like the digits; and the letter after it. */
const lastX = /^([^\p{L}\p{N}]{0,3})(\p{L}?[^\p{L}\p{N}]{0,3}?)[xх×]([a-z]?)/u

function identity(place: Place, digits: string): number | undefined {
  if (digits.length === 18) return when(isIdentityNumber(digits) || isTight(place))
  const [found, gap = '', oddGap = '', letter = ''] = lastX.exec(place.text.slice(place.end, place.end + 14)) ?? []
  if (found === undefined) return undefined
  // A word that begins with x is not a check character, unless x is the right one.
  const isOne = isIdentityNumber(`${digits}x`) || (gap.length < 3 && oddGap === '' && letter === '' && isTight(place))
  return isOne ? found.length - letter.length : undefined
}

/** Years with or without months or days: 2019 2020 2021, 2021 12 2022 03. */
function isListOfDates(groups: readonly Group[]): boolean {
  const isYear = ({ digits }: Group): boolean => /^(?:19|20)\d\d$/.test(digits)
  return (
    groups.some(isYear) && groups.every((group) => isYear(group) || /^(?:0?[1-9]|[12]\d|3[01])$/.test(group.digits))
  )
}

/** Hundreds side by side, such as contributions of several months: 1500 2000 300. */
const areHundreds = (groups: readonly Group[]): boolean =>
  groups.length > 1 && groups.every(({ digits }) => /^[1-9]\d*00$/.test(digits))

/** As people write cards: 4-4-4-4-3, digit by digit, or in one piece. */
const areEqualParts = (groups: readonly Group[]): boolean => {
  const size = groups[0]?.digits.length ?? 0
  return groups.every(
    ({ digits }, index) => digits.length === size || (index === groups.length - 1 && digits.length < size),
  )
}

/** Whether these are several harmless numbers. */
export const isList = (groups: readonly Group[]): boolean => isListOfDates(groups) || areHundreds(groups)

const anywhere = (): number => 0

const mobile = /^(?:(?:00)?86)?1[3-9]\d{9}$/
const landline = /^0(?:10|2\d|[3-9]\d{2})[2-9]\d{6,7}$/
const tightly = ['tight'] as const
const loosely = ['tight', 'loose'] as const
const none = [] as const
const lists = ['date', 'amount'] as const

/** The most reliable kinds come first. */
export const rules: readonly Rule[] = [
  {
    ...{ kind: 'id', least: 17, most: 18, begins: /[1-9][\s\S]?$/, gaps: [...loosely, 'odd'], refuses: none },
    ...{ fits: hasIdentityForm, confirm: identity },
  },
  // Equal parts are a card, even if some of them would make a phone number.
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
