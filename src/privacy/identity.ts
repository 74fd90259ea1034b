/** The first two digits of an identity number: a province (GB/T 2260), or 9 for foreigners with permanent residence. */
const province = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9\d)/

/** A possible birthday of a living person, as yyyymmdd. */
const birthday = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkCharacters = '10x98765432'

/** The check character for the first 17 digits of an identity number (GB 11643-1999, ISO 7064 MOD 11-2). */
export function checkCharacter(first17: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first17[index]), 0)
  return checkCharacters[sum % 11] ?? ''
}

/** Whether 17 or more digits begin like an identity number: a province, then a birthday. */
export const hasIdentityForm = (digits: string): boolean => province.test(digits) && birthday.test(digits.slice(6, 14))

/** Whether 18 characters (the last may be `x`) are an identity number with the right check character. */
export const isIdentityNumber = (number: string): boolean =>
  hasIdentityForm(number) && checkCharacter(number) === number[17]

/** Whether 15 digits may be an identity number from before 1999, with a two-digit year and no check character. */
export const isOldIdentityNumber = (digits: string): boolean =>
  digits.length === 15 && province.test(digits) && birthday.test(`19${digits.slice(6, 12)}`)

/** Whether digits pass the check of bank cards (ISO/IEC 7812-1, Luhn). */
export function isLuhn(digits: string): boolean {
  let sum = 0
  for (let index = 0; index < digits.length; index += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 48
    const doubled = digit * 2
    sum += index % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}
