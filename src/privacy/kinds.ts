/**
 * What kind of personal number was seen: of an identity card, a phone, a bank card, a passport or travel permit; an e-mail address;
 * a WeChat or QQ account; any other number as long as those of social security and bank accounts.
 */
export type PersonalKind = 'id' | 'phone' | 'card' | 'passport' | 'email' | 'account' | 'number'

/** Where a personal number stands in a text, from `start` up to `end`. */
export type Span = { readonly start: number; readonly end: number; readonly kind: PersonalKind }

/** What stands in the place of a number. Without letters, so that it tells no language and is no word of a question. */
export const markers: Readonly<Record<PersonalKind, string>> = {
  id: '[🪪]',
  phone: '[📞]',
  card: '[💳]',
  passport: '[🛂]',
  email: '[📧]',
  account: '[💬]',
  number: '[🔢]',
}

/** Finds every marker in a text. */
export const anyMarker = /\[[🪪📞💳🛂📧💬🔢]\]/gu
