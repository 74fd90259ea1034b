import { type Rates, rateOn } from '../knowledge/rates.ts'
import { type Day, daysBetween, type Month } from './calendar.ts'
import { type Line, line, type Result, refuse } from './result.ts'

/** An amount that was owed from a day on; `month` is the month it was for. */
export type Arrears = { readonly month?: Month; readonly from: Day; readonly owedFen: number }

export type LateFeeInput = {
  readonly arrears: readonly Arrears[]
  /** The day of payment; it does not count itself. */
  readonly paid: Day
}

export type LateFee = {
  readonly feeFen: number
  readonly owedFen: number
  readonly days: number
  readonly leastFineFen: number
  readonly mostFineFen: number
}

/** A thousand million yuan in all; more is a slip of the pen. */
const largestFen = 100_000_000_000

/** A fee in fen, rounded to the nearest: amount × days × rate in ten-thousandths. Whole numbers all the way. */
const feeOf = (owedFen: number, days: number, perTenThousand: number): number =>
  Number((BigInt(owedFen) * BigInt(days) * BigInt(perTenThousand) + 5000n) / 10_000n)

/** Amounts that fall due on the same day are one: so a month in parts costs what it costs whole. */
function together(arrears: readonly Arrears[]): readonly Arrears[] {
  const byDay = new Map<Day, Arrears>()
  for (const one of arrears) {
    const before = byDay.get(one.from)
    byDay.set(one.from, { ...one, ...before, owedFen: one.owedFen + (before?.owedFen ?? 0) })
  }
  return [...byDay.values()].sort((a, b) => a.from.localeCompare(b.from))
}

type Charged = { readonly line: Line; readonly days: number; readonly feeFen: number }

function charge({ month, from, owedFen }: Arrears, paid: Day, rates: Rates): Charged {
  const rate = rateOn(rates, 'late-fee-per-day', from)
  const which = { ...(month !== undefined && { month }), from, owed: { fen: owedFen } }
  if (!rate) {
    const older = rateOn(rates, 'late-fee-before-2011', from)
    return {
      line: line('late-before-2011', which, older?.cites ?? ['si-law-implementing-provisions-2011#29']),
      days: 0,
      feeFen: 0,
    }
  }
  const days = Math.max(0, daysBetween(from, paid))
  if (days === 0) return { line: line('late-not-yet', which, rate.cites.slice(0, 1)), days, feeFen: 0 }
  const feeFen = feeOf(owedFen, days, rate.value)
  return { line: line('late-month', { ...which, days, fee: { fen: feeFen } }, rate.cites.slice(0, 1)), days, feeFen }
}

/** What must be known beside the number. */
function remarks(owedFen: number, feeFen: number, paid: Day, rates: Rates): readonly Line[] {
  const least = rateOn(rates, 'fine-least', paid)
  const most = rateOn(rates, 'fine-most', paid)
  const rate = rateOn(rates, 'late-fee-per-day', paid)
  const cap = 'administrative-compulsion-law#45/2'
  return [
    line('late-payer', {}, ['si-law-implementing-provisions-2011#20']),
    ...(least && most
      ? [line('late-fine', { least: { fen: owedFen * least.value }, most: { fen: owedFen * most.value } }, least.cites)]
      : []),
    line('late-not-due', {}, ['si-law-implementing-provisions-2011#21', 'si-law-implementing-provisions-2011#22']),
    line('late-first-day', {}, ['social-insurance-law#86']),
    feeFen > owedFen ? line('late-over-principal', {}, [cap]) : line('late-cap', {}, [cap]),
    ...(rate?.isBeyond
      ? [line('rate-beyond', { until: rates['late-fee-per-day'].knownUntil }, rate.cites.slice(0, 1))]
      : []),
  ]
}

/**
 * The late fee on months that an employer owes (SIL 86: 0.05 % a day from the day of arrears). The first day counts, the day of payment does not; each due
 * day is rounded to the fen. Arrears from before 1 July 2011 are named and not charged: older rules apply.
 */
export function lateFee({ arrears, paid }: LateFeeInput, rates: Rates): Result<LateFee> {
  if (arrears.length === 0) return refuse('nothing')
  if (arrears.some(({ owedFen }) => owedFen < 0)) return refuse('negative')
  const owedFen = arrears.reduce((sum, one) => sum + one.owedFen, 0)
  if (owedFen === 0) return refuse('nothing')
  if (owedFen > largestFen) return refuse('too-large')
  const charged = together(arrears).map((one) => charge(one, paid, rates))
  const feeFen = charged.reduce((sum, one) => sum + one.feeFen, 0)
  const days = charged.reduce((sum, one) => sum + one.days, 0)
  const times = (id: 'fine-least' | 'fine-most'): number => owedFen * (rateOn(rates, id, paid)?.value ?? 0)
  return {
    kind: 'worked',
    answer: { feeFen, owedFen, days, leastFineFen: times('fine-least'), mostFineFen: times('fine-most') },
    working: [
      ...charged.map((one) => one.line),
      line('late-total', { fee: { fen: feeFen }, owed: { fen: owedFen } }, ['social-insurance-law#86']),
      ...remarks(owedFen, feeFen, paid, rates),
    ],
  }
}
