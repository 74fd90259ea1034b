import type { StandIn } from './stand-in.ts'

/** People who ask; each answer is matched with the oldest open question of its person. */
export type Crowd = {
  /** Asks the next question in the name of a person (0…size−1). Resolves with the milliseconds until the answer; rejects after `patienceMs`. */
  readonly ask: (person: number) => Promise<number>
  readonly size: number
  readonly asked: () => number
  readonly answered: () => number
  /** Answers that nobody waited for. */
  readonly surplus: () => number
}

type Open = { readonly at: number; readonly resolve: (ms: number) => void; readonly timer: NodeJS.Timeout }

/** How long an answer may take; who waits longer counts the run as failed. */
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
