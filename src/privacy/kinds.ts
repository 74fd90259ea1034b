/**
 * A kind of personal number: identity card, phone, bank card, passport or travel permit, e-mail address, WeChat or QQ account, or any
 * other number as long as that of a social security or bank account.
 */
export type PersonalKind = 'id' | 'phone' | 'card' | 'passport' | 'email' | 'account' | 'number'

/** The position of a personal number in a text, from `start` up to `end`. */
export type Span = { readonly start: number; readonly end: number; readonly kind: PersonalKind }

/** What replaces a number. Has no letters, so that it affects neither the detected language nor the matching. */
export const markers: Readonly<Record<PersonalKind, string>> = {
  id: '[🪪]',
  phone: '[📞]',
  card: '[💳]',
  passport: '[🛂]',
  email: '[📧]',
  account: '[💬]',
  number: '[🔢]',
}

/** Matches every marker. */
export const anyMarker = /\[[🪪📞💳🛂📧💬🔢]\]/gu
