import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Command } from 'commander'
import { loadKnowledge } from '../knowledge/load.ts'
import { type Review, readReviews } from './review/reviews.ts'
import { setDates } from './review/set-dates.ts'
import { createCommand, intentsOption, jsonOption, type SharedOptions } from './terminal/command.ts'
import { pathFromStart, print, printJson } from './terminal/output.ts'
import { dayOf, intentsDirectory } from './terminal/places.ts'

/** Replaces a file as a whole: an interruption leaves the old one. */
function replace(path: string, text: string): void {
  writeFileSync(`${path}.new`, text)
  renameSync(`${path}.new`, path)
}

/** The reviews of a file. Throws with every line that is wrong. */
function reviewsIn(path: string, topics: readonly string[]): readonly Review[] {
  if (!existsSync(path)) throw new Error(`${path}: there is no such file.`)
  const { reviews, problems } = readReviews(readFileSync(path, 'utf8'), basename(path), {
    topics,
    today: dayOf(undefined),
  })
  if (problems.length > 0) throw new Error(`${problems.join('\n')}\nNo file was changed.`)
  return reviews
}

function run(file: string, { intents, json }: SharedOptions): void {
  const directory = intentsDirectory(intents)
  const topics = [...loadKnowledge(directory).intents.keys()]
  const changed = reviewsIn(pathFromStart(file), topics).map((review) => {
    const path = join(directory, `${review.topic}.yaml`)
    return { path, topic: review.topic, text: setDates(readFileSync(path, 'utf8'), review) }
  })
  for (const { path, text } of changed) replace(path, text)
  if (json) printJson({ reviewed: changed.map(({ topic }) => topic) })
  else print(`Review dates written to ${directory}: ${changed.map(({ topic }) => topic).join(', ')}.`)
}

/** `xubao reviewed FILE`: writes the days of a review into the topics. */
export function reviewed(): Command {
  return createCommand('reviewed', 'write the review dates of a signed packet into the topics', [
    'reviewed reviewed.csv',
  ])
    .argument('<file>', 'one topic a line: topic,day or topic,day,next day')
    .addOption(intentsOption())
    .addOption(jsonOption())
    .action(run)
}
