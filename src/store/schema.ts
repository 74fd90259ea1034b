import type { Kysely } from 'kysely'

/** What is kept about a person: the language they chose. `person` names the door too (`telegram:42`). */
type PersonRow = { readonly person: string; readonly locale: string }

export type Tables = { readonly people: PersonRow }

export type Database = Kysely<Tables>
