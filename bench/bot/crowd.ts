import type { StandIn } from './stand-in.ts'

/** People who ask. Each answer is matched with the person's oldest open question. */
export type Crowd = {
  /** Asks the next question as a person (0…size−1). Resolves with the milliseconds until the answer; rejects after `patienceMs`. */
  readonly ask: (person: number) => Promise<number>
  readonly size: number
  readonly asked: () => number
  readonly answered: () => number
  /** The number of unexpected answers. */
  readonly surplus: () => number
}

type Open = { readonly at: number; readonly resolve: (ms: number) => void; readonly timer: NodeJS.Timeout }

/** How long an answer may take; if it takes longer, the run fails. */
const patienceMs = 120_000

export function createCrowd(standIn: StandIn, questions: readonly string[], size: number): Crowd {
  const people = Array.from({ length: size }, standIn.addPerson)
  const open = new Map<number, Open[]>(people.map((person) => [person, []]))
  let asked = 0
  let answered = 0
  let surplus = 0

  standIn.onReply((person) => {
    const one = open.get(person)?.shift()
    if (!one) {
      surplus += 1
      return
    }
    answered += 1
    clearTimeout(one.timer)
    one.resolve(performance.now() - one.at)
  })

  return {
    size,
    asked: () => asked,
    answered: () => answered,
    surplus: () => surplus,
    ask: (index) =>
      new Promise((resolve, reject) => {
        const person = people[index % size] ?? 0
        const text = questions[asked % questions.length] ?? ''
        asked += 1
        const timer = setTimeout(
          () => reject(new Error(`No answer within ${patienceMs / 1000} s to: ${text}`)),
          patienceMs,
        )
        open.get(person)?.push({ at: performance.now(), resolve, timer })
        standIn.say(person, text)
      }),
  }
}
