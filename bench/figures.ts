import type { Outcome } from './measurement.ts'

/** Shown in an empty cell. */
export const none = '–'

/** A share as a percentage: `0.7691` → `76.9`. */
export const percent = (share: number | undefined): string => (share === undefined ? none : (100 * share).toFixed(1))

/** `0.9174` → `.917` */
export const area = (value: number | undefined): string =>
  value === undefined ? none : value.toFixed(3).replace(/^0/, '')

/** Formats a time briefly: `0.23 ms`, `4.1 s`. */
export function time(ms: number | undefined): string {
  if (ms === undefined) return none
  if (ms >= 1000) return `${(ms / 1000).toFixed(1)} s`
  return ms >= 10 ? `${ms.toFixed(0)} ms` : `${ms.toPrecision(2)} ms`
}

export const megabytes = (value: number | undefined): string => (value === undefined ? none : `${value.toFixed(0)} MB`)

/** A time as a multiple of `ours`: `×3.1`. */
export const ratio = (ms: number | undefined, ours: number | undefined): string =>
  ms === undefined || ours === undefined ? none : `×${Number((ms / ours).toPrecision(2))}`

/** Says briefly why a job has no figures; empty if it has some. */
export function reasonOf(outcome: Outcome): string {
  switch (outcome.status) {
    case 'measured':
      return ''
    case 'cut-off':
      return `cut off after 5 minutes, ${outcome.stage}`
    case 'failed':
      return `failed: ${outcome.message}`
    case 'skipped':
      return outcome.reason
  }
}
