import { z } from 'zod'

const topic = z.string().regex(/^[a-z0-9-]+$/)
const locale = z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z]{2,8})*$/)
/** The code of the person whose question a group sees answered: what others press is not for everyone. */
const asker = z
  .string()
  .regex(/^[0-9a-f]{1,8}$/)
  .optional()

/**
 * Every meaning a button can have. `locale` is the language of the message that carries the button, so that a tap is
 * answered in the language the person was reading. The order of the keys is the order in the button's data; only the last may be absent.
 */
const actions = [
  z.object({ name: z.literal('topic'), locale, topic }),
  z.object({ name: z.literal('translate'), locale, topic, asker }),
  z.object({ name: z.literal('whole'), locale, topic }),
  z.object({ name: z.literal('simple'), locale, topic }),
  z.object({ name: z.literal('step'), locale, topic, number: z.coerce.number().int().min(1).max(9) }),
  z.object({ name: z.literal('laws'), locale, topic }),
  z.object({ name: z.literal('mistaken'), locale, topic }),
  z.object({ name: z.literal('alarm'), locale, alarm: z.enum(['urgent', 'crisis']) }),
  z.object({ name: z.literal('article'), locale, citation: z.string().regex(/^[a-z0-9-]+#[a-z0-9-]+$/) }),
  z.object({
    name: z.literal('menu'),
    locale,
    section: z.string().regex(/^[a-z-]+$/),
    page: z.coerce.number().int().min(0).max(99),
  }),
  /** A step of guided help. `state` is what is known of the case, as situation/case-state.ts writes it. */
  z.object({
    name: z.literal('case'),
    locale,
    step: z.string().regex(/^[a-z-]{1,12}$/),
    state: z.string().regex(/^[a-z0-9_]*$/),
  }),
  /** `figures` are what a sum is filled in with, by the order of its fields; without them the sum begins in a message of its own. */
  z.object({
    name: z.literal('sum'),
    locale,
    sum: z.string().regex(/^[a-z-]+$/),
    figures: z
      .string()
      .regex(/^[a-z0-9_-]+$/)
      .optional(),
  }),
  /** A step with reminders. `state` names a reminder, or says what is to be set. */
  z.object({
    name: z.literal('remind'),
    locale,
    step: z.string().regex(/^[a-z]{1,8}$/),
    state: z.string().regex(/^[A-Za-z0-9_./+-]*$/),
  }),
  /** A list of papers. `outcome` is the procedure, `state` what is known of the case, `marks` the codes of the papers that are ticked; `-` opens the list. */
  z.object({
    name: z.literal('tick'),
    locale,
    outcome: z.string().regex(/^[a-z-]+$/),
    state: z.string().regex(/^[a-z0-9_]*$/),
    marks: z.string().regex(/^(?:-|[a-z0-9]*)$/),
  }),
  z.object({ name: z.literal('none'), locale, asker }),
  /** `choice` is the code of a region, or `ask` for the question which one. */
  z.object({
    name: z.literal('place'),
    locale,
    choice: z.string().regex(/^(?:\d{2}(?:\d{2})?|ask|forget)$/),
    topic: topic.optional(),
  }),
  z.object({ name: z.literal('forget'), locale }),
  z.object({ name: z.literal('speak'), locale, choice: locale.or(z.literal('auto')) }),
] as const

const actionSchema = z.discriminatedUnion('name', actions)

export type Action = z.infer<typeof actionSchema>
export type ActionName = Action['name']
export type ActionOf<N extends ActionName> = Extract<Action, { name: N }>

/** All action names; the start fails when a feature list leaves one without a handler. */
export const actionNames: readonly ActionName[] = actions.map((schema) => schema.shape.name.value)

/** callback_data of a Bot API InlineKeyboardButton may have 1–64 bytes. */
export const maxActionBytes = 64

const dataOf = (action: Action): string =>
  Object.values(actionSchema.parse(action))
    .filter((value) => value !== undefined)
    .join(':')

/** How many bytes the data of a button with this action has. */
export const actionBytes = (action: Action): number => Buffer.byteLength(dataOf(action))

/**
 * The action as the data of a button: its values joined by ":".
 * Throws when it needs more than 64 bytes (Bot API, InlineKeyboardButton.callback_data); shorten the id it carries.
 */
export function encodeAction(action: Action): string {
  const data = dataOf(action)
  if (Buffer.byteLength(data) > maxActionBytes) {
    throw new Error(`The button data "${data}" has more than ${maxActionBytes} bytes. Shorten the id in it.`)
  }
  return data
}

/** The action a button's data means, or `undefined` for data of another version or from elsewhere. */
export function decodeAction(data: string): Action | undefined {
  const [name, ...values] = data.split(':')
  const schema = actions.find((candidate) => candidate.shape.name.value === name)
  if (!schema) return undefined
  const keys = Object.keys(schema.shape).slice(1)
  if (values.length > keys.length) return undefined
  const parsed = actionSchema.safeParse({
    name,
    ...Object.fromEntries(values.map((value, index) => [keys[index], value])),
  })
  return parsed.success ? parsed.data : undefined
}
