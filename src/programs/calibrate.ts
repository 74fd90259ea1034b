import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadKnowledge } from '../knowledge/load.ts'
import { calibrateFor } from '../learning/learn.ts'
import { labelledBeside } from '../learning/question-files.ts'
import { calibrationFile } from '../learning/stored-calibration.ts'

/** `npm run calibrate`: stores beside the intents how sure the matcher may be, so that every start is fast. Run it after changing utterances, synonyms or matching. */
const directory = join(import.meta.dirname, '../../intents')
const stored = calibrateFor(loadKnowledge(directory), labelledBeside(directory))
writeFileSync(calibrationFile(directory), `${JSON.stringify(stored, null, 2)}\n`)
process.stdout.write('intents/calibration.json is up to date.\n')
