import type { Problem } from '../problem.ts'

/** What the lint found: an error fails the check, a warning is for the next editor. */
export type Finding = Problem & { readonly severity: 'error' | 'warning' }

export const asError = (problem: Problem): Finding => ({ ...problem, severity: 'error' })
export const asWarning = (problem: Problem): Finding => ({ ...problem, severity: 'warning' })
