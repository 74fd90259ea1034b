import type { Facts, GuidedSituation } from '../knowledge/situation.ts'
import type { CaseReader } from './case-reader.ts'
import { readSaid } from './said.ts'
import { optionsFor } from './triage.ts'

/** What a message answers to the question with the id `question`, with whatever else it tells; `undefined` if it answers nothing. */
export type ReadAnswer = (message: string, question: string, facts: Facts) => Facts | undefined

/** A longer message is more than an answer. */
const longestAnswer = 60

/** The option whose number, label or word a message is. */
function chosenOption(situation: GuidedSituation, message: string, id: string, facts: Facts): string | undefined {
  const question = situation.questions.find((one) => one.id === id)
  if (!question) return undefined
  const options = optionsFor(question, facts)
  const { text } = readSaid(message)
  const byNumber = /^[1-9]$/.test(text) ? options[Number(text) - 1] : undefined
  const byLabel = options.find(({ label }) => Object.values(label).some((one) => readSaid(one).text === text))
  const byWord = options.find((option) =>
    situation.guide.answers[option.id]?.some((one) => readSaid(one).text === text),
  )
  return (byNumber ?? byLabel ?? byWord)?.id
}

/** Reads answers to the questions of guided help. A message that asks something is not an answer. */
export function createReadAnswer(situation: GuidedSituation, reader: CaseReader, today: () => string): ReadAnswer {
  return (message, question, facts) => {
    if (message.length > longestAnswer) return undefined
    const option = chosenOption(situation, message, question, facts)
    if (option) return { [question]: option }
    if (question === 'place') {
      const region = reader.places.only(message)
      return region && { place: region.code }
    }
    if (reader.asks(message)) return undefined
    const length = question === 'months' ? reader.readLength(message, today()) : undefined
    const slots: Facts = { ...reader.readSlots(message, today()).slots, ...(length && { months: length }) }
    return slots[question] === undefined ? undefined : slots
  }
}
