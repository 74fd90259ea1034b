/** A line of a data set: what somebody wrote, and the intent that is meant by it. */
export type Line = { readonly text: string; readonly intent: string }

/** A question that no intent answers: `near` the field of the set, or `far` from it. */
export type Stranger = Line & { readonly kind: 'near' | 'far' }
