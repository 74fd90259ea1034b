/** The class of everything that is nobody's business here; it leads to the fallback. */
export const otherClass = 'other'

/** Synonym groups that make a question one about our field. */
const fieldConcepts: ReadonlySet<string> = new Set([
  'insurance',
  'social-insurance',
  'medical-insurance',
  'pension',
  'unemployment',
  'maternity',
  'work-injury',
  'employee-scheme',
  'resident-scheme',
  'flexible-worker',
  'gap',
  'back-pay',
  'waiting-period',
  'card',
  'account-balance',
  'reimburse',
])

/** Whether a question that names these synonym groups is about social insurance. */
export function isOurField(concepts: readonly string[]): boolean {
  return concepts.some((concept) => fieldConcepts.has(concept))
}
