// Prints the numbers of passed and failed tests from a JSON report of vitest. A test file that cannot be loaded counts as one failure.
import { readFileSync } from 'node:fs'

const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const brokenFiles = testResults.filter(
  ({ status, assertionResults }) => status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
)
console.log(`${numPassedTests} ${numFailedTests + brokenFiles.length}`)
