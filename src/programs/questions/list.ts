import stringWidth from 'string-width'
import type { AskedQuestion } from '../../store/questions.ts'
import { csvOf } from '../terminal/csv.ts'
import { tableOf } from '../terminal/table.ts'
import { minuteInChina } from './moments.ts'

/** Columns of the terminal that a question may take, and characters of a pseudonym that tell people apart. */
const widest = 72
const pseudonymLength = 6

/** On one line, without anything that a stranger could steer the terminal with. */
function oneLine(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
  if (stringWidth(plain) <= widest) return plain
  let cut = ''
  let width = 0
  for (const character of plain) {
    width += stringWidth(character)
    if (width >= widest) break
    cut += character
  }
  return `${cut}…`
}

/** Questions as a table for the terminal; long ones are cut. */
export function questionTable(questions: readonly AskedQuestion[]): string {
  return tableOf(
    [
      ...[{ head: 'asked (China)' }, { head: 'person' }, { head: 'lang' }, { head: 'outcome' }, { head: 'topic' }],
      ...[{ head: 'conf', isNumber: true }, { head: 'question' }],
    ],
    questions.map(({ askedAt, person, locale, outcome, topic = '', confidence, question }) => [
      ...[minuteInChina(askedAt), person.slice(0, pseudonymLength), locale, outcome, topic],
      ...[confidence?.toFixed(2) ?? '', oneLine(question)],
    ]),
  )
}

/** Questions as CSV, whole. */
export function questionCsv(questions: readonly AskedQuestion[]): string {
  return csvOf(
    ['asked_at', 'person', 'chat', 'language', 'outcome', 'topic', 'confidence', 'question'],
    questions.map(({ askedAt, person, chat, locale, outcome, topic = '', confidence = '', question }) => [
      ...[askedAt.toISOString(), person, chat, locale, outcome, topic, confidence, question],
    ]),
  )
}
