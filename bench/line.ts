/** A line of a data set: what somebody wrote, and the intent that is meant by it. */
export type Line = { readonly text: string; readonly intent: string }

/** A question that no intent answers: `near` the field of the set, or `far` from it. One that does not say counts as far. */
export type Stranger = { readonly text: string; readonly kind?: string }
