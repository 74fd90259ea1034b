import { knownZone } from './moments.ts'
import { defaultZone } from './rule.ts'

/** Zones that are offered as buttons; their names are in `locales/`. */
export const offeredZones = [
  defaultZone,
  'Asia/Tokyo',
  'Asia/Singapore',
  'Europe/London',
  'Europe/Berlin',
  'America/New_York',
  'America/Los_Angeles',
  'Australia/Sydney',
] as const

const regions = ['Asia', 'Europe', 'America', 'Africa', 'Australia', 'Pacific', 'Atlantic', 'Indian']

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '')

/** The zone that words name: its own name (`Europe/Berlin`), or the city in it (Berlin, New York); `undefined` if there is none. */
export function zoneNamed(words: string): string | undefined {
  const written = words.trim()
  if (/^[a-z]+\/[a-z_/+-]+$/i.test(written)) return knownZone(written)
  const wanted = plain(written)
  if (wanted.length < 3) return undefined
  if (wanted === 'beijing' || wanted === 'china') return defaultZone
  const listed = Intl.supportedValuesOf('timeZone').find((zone) => plain(zone.split('/').at(-1) ?? '') === wanted)
  // Some cities are known by more names than are listed: Ho Chi Minh, Kolkata.
  const city = written.replace(/\s+/g, '_')
  return listed ?? regions.map((region) => knownZone(`${region}/${city}`)).find((zone) => zone !== undefined)
}
