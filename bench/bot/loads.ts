import { setTimeout as sleep } from 'node:timers/promises'
import type { Crowd } from './crowd.ts'

/** Asks `count` questions at once, spread evenly over all people. Resolves once all are answered. */
export async function burst(crowd: Crowd, count: number): Promise<void> {
  await Promise.all(Array.from({ length: count }, (_, index) => crowd.ask(index)))
}

/** Everybody asks again as soon as they are answered. Returns the answers per second over `ms` milliseconds. */
export async function closedLoop(crowd: Crowd, ms: number): Promise<number> {
  const start = performance.now()
  const before = crowd.answered()
  const talk = async (person: number): Promise<void> => {
    while (performance.now() - start < ms) await crowd.ask(person)
  }
  const everybody = Promise.all(Array.from({ length: crowd.size }, (_, person) => talk(person)))
  await sleep(ms)
  const perSecond = (crowd.answered() - before) / ((performance.now() - start) / 1000)
  await everybody
  return perSecond
}

/** Everybody asks again as soon as they are answered, `count` questions in all. */
export async function closedLoopOf(crowd: Crowd, count: number): Promise<void> {
  let left = count
  const talk = async (person: number): Promise<void> => {
    while (left > 0) {
      left -= 1
      await crowd.ask(person)
    }
  }
  await Promise.all(Array.from({ length: crowd.size }, (_, person) => talk(person)))
}

/** Asks at a steady rate, whether earlier questions are answered or not. Returns the milliseconds each answer took. */
export async function steady(crowd: Crowd, perSecond: number, ms: number): Promise<readonly number[]> {
  const start = performance.now()
  const answers: Promise<number>[] = []
  const count = Math.round((perSecond * ms) / 1000)
  for (let index = 0; index < count; index += 1) {
    const waitMs = start + (index * 1000) / perSecond - performance.now()
    if (waitMs > 0) await sleep(waitMs)
    answers.push(crowd.ask(index))
  }
  return Promise.all(answers)
}
