import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Judged } from '../../learning/evaluation.ts'
import { calibrationErrorOf, reliabilityOf } from '../../learning/reliability.ts'
import { print } from './output.ts'

const percent = (value: number): string => (100 * value).toFixed(1).padStart(6)

/** A message is short or long by how much is said in it; a Han character says about as much as three Latin ones. */
function lengthOf(text: string): string {
  const length = text.length + 2 * (text.match(/\p{Script=Han}/gu)?.length ?? 0)
  return length <= 30 ? 'short' : length <= 90 ? 'middling' : 'long'
}

/** Whether confidence means what it says: a diagram for all questions, and the calibration error for each language, length and style. */
export function printReliability(judged: readonly Judged[], knowledge: Knowledge): void {
  const diagram = reliabilityOf(judged, knowledge)
  print(
    `  confidence, and how often the best topic was right (calibration error ${calibrationErrorOf(diagram).toFixed(3)})`,
  )
  for (const { from, to, n, right } of diagram) {
    const bar = '█'.repeat(Math.round(right * 30)).padEnd(30, '·')
    print(`  ${from.toFixed(1)}–${to.toFixed(1)} ${bar} ${percent(right)} % of ${n}`)
  }
  const groups = [
    ...Map.groupBy(judged, ({ question }) => `language ${question.lang ?? 'unmarked'}`),
    ...Map.groupBy(judged, ({ question }) => `length ${lengthOf(question.text)}`),
    ...Map.groupBy(judged, ({ question }) => `style ${question.style ?? 'unmarked'}`),
  ]
  for (const [name, own] of groups) {
    const error = calibrationErrorOf(reliabilityOf(own, knowledge))
    print(`    ${name.padEnd(24)} ${String(own.length).padStart(4)}  calibration error ${error.toFixed(3)}`)
  }
}
