/** A line of a data set: a text and its intent. */
export type Line = { readonly text: string; readonly intent: string }

/** A question that no intent answers, `near` the field of the set or `far` from it. Without `kind` it counts as far. */
export type Stranger = { readonly text: string; readonly kind?: string }
