import type { Problem } from '../problem.ts'

/** Something the lint found. An error fails the check; a warning does not. */
export type Finding = Problem & { readonly severity: 'error' | 'warning' }

export const asError = (problem: Problem): Finding => ({ ...problem, severity: 'error' })
export const asWarning = (problem: Problem): Finding => ({ ...problem, severity: 'warning' })
