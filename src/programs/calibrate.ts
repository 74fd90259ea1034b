import { writeFileSync } from 'node:fs'
import type { Command } from 'commander'
import { loadKnowledge } from '../knowledge/load.ts'
import { calibrateFor } from '../learning/learn.ts'
import { labelledBeside } from '../learning/question-files.ts'
import { calibrationFile } from '../learning/stored-calibration.ts'
import { createCommand, intentsOption, jsonOption, type SharedOptions } from './terminal/command.ts'
import { print, printJson } from './terminal/output.ts'
import { intentsDirectory } from './terminal/places.ts'

function run({ intents, json }: SharedOptions): void {
  const directory = intentsDirectory(intents)
  const stored = calibrateFor(loadKnowledge(directory), labelledBeside(directory))
  const file = calibrationFile(directory)
  writeFileSync(file, `${JSON.stringify(stored, null, 2)}\n`)
  if (json) printJson({ written: [file] })
  else print(`${file} is up to date.`)
}

/** `xubao calibrate`: stores beside the intents how sure the matcher may be, so that every start is fast. */
export function calibrate(): Command {
  const description =
    'measure how sure the matcher may be and store it beside the intents; run it after changing utterances, synonyms or matching'
  return createCommand('calibrate', description, ['calibrate', 'calibrate --intents my-intents'])
    .addOption(intentsOption())
    .addOption(jsonOption())
    .action(run)
}
