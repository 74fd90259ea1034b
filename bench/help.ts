import { setNames } from './data-sets.ts'
import { growth } from './options.ts'
import { peerNames } from './peers/peers.ts'

/** What `--help` prints. */
export const help = `npm run bench:matching -- [options]
Compares our matcher with other libraries: how well questions are understood, and at which cost.

Any data set (JSON Lines of {"text": "…", "intent": "…"}; paths are relative to where npm is started):
  --train FILE   what is learnt
  --test FILE    the questions
  --oos FILE     questions that no intent answers, for AUROC; lines with "kind": "near" are counted apart

The known data sets, where they are on this machine (all of them when neither --train nor --sets is given):
  --sets LIST    some of ${[...setNames, growth].join(',')}
  --full         learn all training lines instead of ten an intent

Both:
  --peers LIST   whom to compare with besides ours: none, or some of ${peerNames.filter((name) => name !== 'ours').join(',')}
  --json FILE    write the figures as JSON; bench/README.md says what the fields mean
  --out FOLDER   write RESULTS.md and results.json there (known sets: bench/)
  --help`
