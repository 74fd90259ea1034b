// PGlite takes seconds to start. What is held against every kind of database is therefore one file of tests, which starts it once.
import './every-database.checks.ts'
import './migrations.checks.ts'
import './inbox.checks.ts'
import './replicas.checks.ts'
import './together.checks.ts'
import './doubt.checks.ts'
import './state.checks.ts'
import './answers.checks.ts'
