import { plainly } from '../calculators/read.ts'
import { readNumerals } from '../knowledge/numerals.ts'
import { toSimplified } from '../locale/script.ts'
import type { TimeOfDay } from './rule.ts'

/** A time of day in words, and where it stands. */
export type FoundTime = { readonly time: TimeOfDay; readonly words: string }

const n = '(\\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])'
const part = '(凌晨|清早|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|早|晚)?'
const han = new RegExp(
  `${part}\\s*${n}(?:点钟?|时)(?:(半)|(一刻)|(三刻)|(\\d{1,2}|[一二三四五]?十[一二三四五六七八九]?)分?)?`,
)
const colon = new RegExp(`${part}\\s*(?<!\\d)(\\d{1,2})[:：](\\d{2})(?!\\d)\\s*(am|pm|a\\.m\\.|p\\.m\\.)?`)
const english = /(?<!\d)(\d{1,2})\s*(am|pm|a\.m\.|p\.m\.)|(?:at|around)\s+(\d{1,2})\s*o.?clock|\b(noon|midnight)\b/

const afternoon = /下午|傍晚|晚|夜|^p/

const numberOf = (written: string): number => readNumerals(written) ?? Number(written)

/** A time of day where the hour may be said by a half of the day; `undefined` if there is no such time. */
function timeIn(hour: number, minute: number, half: string | undefined): TimeOfDay | undefined {
  const isMorningTwelve = hour === 12 && half !== undefined && /^a|凌晨|夜/.test(half)
  const shifted = isMorningTwelve ? 0 : half && afternoon.test(half) && hour < 12 ? hour + 12 : hour
  const isNoon = half === '中午' && hour < 3
  const full = isNoon ? hour + 12 : shifted
  if (!(full >= 0 && full < 24 && minute >= 0 && minute < 60)) return undefined
  return `${String(full).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

function hanTime([, half, hour = '', isHalf, quarter, threeQuarters, minutes]: RegExpExecArray): TimeOfDay | undefined {
  const minute = isHalf ? 30 : quarter ? 15 : threeQuarters ? 45 : minutes ? numberOf(minutes) : 0
  return timeIn(numberOf(hour), minute, half)
}

function englishTime([, hour, half, clock, word]: RegExpExecArray): TimeOfDay | undefined {
  if (word) return word === 'noon' ? '12:00' : '00:00'
  return clock ? timeIn(Number(clock), 0, undefined) : timeIn(Number(hour), 0, half)
}

/** The first time of day in words that are written plainly: 晚上8点半, 18:30, 9am. */
export function findTime(text: string): FoundTime | undefined {
  const withColon = colon.exec(text)
  const readings: readonly (readonly [RegExpExecArray | null, (found: RegExpExecArray) => TimeOfDay | undefined])[] = [
    [withColon, ([, half, hour, minute, latin]) => timeIn(Number(hour), Number(minute), half ?? latin)],
    [han.exec(text), hanTime],
    [english.exec(text), englishTime],
  ]
  for (const [found, read] of readings) {
    const time = found && read(found)
    if (found && time) return { time, words: found[0] }
  }
  return undefined
}

/** The time of day that an answer says: 8:30, 晚上8点半, 8 pm; a bare 8 is 08:00. */
export function readTime(text: string): TimeOfDay | undefined {
  const written = plainly(text, toSimplified)
  const bare = /^(\d{1,2})$/.exec(written)?.[1]
  return bare === undefined ? findTime(written)?.time : timeIn(Number(bare), 0, undefined)
}
