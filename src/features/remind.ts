import { createHash } from 'node:crypto'
import { command } from '../conversation/command.ts'
import type { Feature } from '../conversation/feature.ts'
import { escapeHtml } from '../conversation/html.ts'
import type { ContentOf, PressContent } from '../conversation/incoming.ts'
import type { Pending } from '../conversation/memory.ts'
import { inPlace, type MessageReply, message, type Reply, toast } from '../conversation/reply.ts'
import type { Answered, Turn } from '../conversation/turn.ts'
import { inPrivate } from '../pages/in-private.ts'
import { reminderList, reminderPage, subjectsPage } from '../pages/reminder.ts'
import { pendingReminder } from '../pages/reminder-buttons.ts'
import { timePage, whenPage, whichDatePage, zonePage } from '../pages/reminder-choices.ts'
import { deletedPage, donePage, snoozedPage } from '../pages/reminder-done.ts'
import { reminderFile } from '../pages/reminder-file.ts'
import {
  afterDone,
  type Changeable,
  changeable,
  created,
  readChange,
  rescheduled,
  snoozed,
} from '../reminders/change.ts'
import { localTime } from '../reminders/moments.ts'
import { readWhen, type When } from '../reminders/read-when.ts'
import { type Reminder, type ReminderSubject, reminderSubjects } from '../reminders/reminder.ts'
import { decodeRule, defaultZone, type Rule } from '../reminders/rule.ts'
import { isBrief, readWish, subjectOf } from '../reminders/wish.ts'
import { offeredZones } from '../reminders/zones.ts'

/** The reminders of private chats, by `Chat.id`. */
export type ReminderBook = {
  readonly list: (chat: string) => Promise<readonly Reminder[]>
  readonly keep: (chat: string, reminder: Reminder) => Promise<void>
  /** Deletes one, and says whether there was one. */
  readonly remove: (chat: string, id: string) => Promise<boolean>
}

export type RemindDependencies = { readonly book: ReminderBook; readonly now: () => Date }

/** Nobody keeps track of more. */
const mostReminders = 10

type Pressed = Turn<PressContent>
type Step = (turn: Pressed, reminder: Reminder, rest: string) => Answered

const find = <Word extends string>(words: readonly Word[], word: string): Word | undefined =>
  words.find((known) => known === word)

/** A press or a message adds one reminder, however often it is delivered. */
const idOf = ({ incoming }: Turn): string => createHash('sha256').update(incoming.id).digest('hex').slice(0, 12)

const chatOf = ({ incoming }: Turn): string => incoming.chat.id

const oldButton = ({ t }: Turn): readonly Reply[] => [toast(t('toast.oldButton'))]

const say = (text: string): MessageReply => message(escapeHtml(text))

function createSteps(book: ReminderBook, moment: () => number): Readonly<Record<string, Step>> {
  const keep = async (turn: Pressed, reminder: Reminder, page: MessageReply): Promise<readonly Reply[]> => {
    await book.keep(chatOf(turn), reminder)
    return [inPlace(page)]
  }
  const change = (turn: Pressed, reminder: Reminder, changes: Partial<Reminder>) => {
    const changed = rescheduled(reminder, changes, moment())
    return changed.nextDue === undefined
      ? [toast(turn.t('remind.past'))]
      : keep(turn, changed, reminderPage(changed, turn))
  }
  const remove = async (turn: Pressed, reminder: Reminder, page: MessageReply): Promise<readonly Reply[]> => {
    await book.remove(chatOf(turn), reminder.id)
    return [inPlace(page)]
  }
  return {
    show: (turn, reminder) => [inPlace(reminderPage(reminder, turn))],
    time: (turn, reminder) => [inPlace(timePage(reminder, turn))],
    zone: (turn, reminder) => [inPlace(zonePage(reminder, turn))],
    day: (turn, reminder) => [
      inPlace(whenPage(reminder.about, localTime(moment(), reminder.zone).date, turn, reminder)),
    ],
    set: (turn, reminder, written) => {
      const rule = decodeRule(written)
      return rule ? change(turn, reminder, { rule }) : oldButton(turn)
    },
    setzone: (turn, reminder, written) => {
      const zone = find(offeredZones, written)
      return zone ? change(turn, reminder, { zone }) : oldButton(turn)
    },
    pause: (turn, reminder) => {
      const paused = { ...reminder, isPaused: true }
      return keep(turn, paused, reminderPage(paused, turn))
    },
    resume: (turn, reminder) => change(turn, reminder, { isPaused: false }),
    cal: (turn, reminder) => {
      const file = reminderFile(reminder, turn, moment())
      return [file ?? toast(turn.t('remind.isOver'))]
    },
    delete: (turn, reminder) => remove(turn, reminder, deletedPage(reminder, 'remind.deleted', turn)),
    stop: (turn, reminder) => remove(turn, reminder, deletedPage(reminder, 'remind.stopped', turn)),
    paid: (turn, reminder) => {
      const left = afterDone(reminder)
      const page = donePage(left, turn)
      return left ? keep(turn, left, page) : remove(turn, reminder, page)
    },
    again: (turn, reminder) => {
      const later = snoozed(reminder, moment())
      return keep(turn, later, snoozedPage(later, later.snoozedUntil, turn))
    },
  }
}

/** New reminders: from a button, a sentence, or an answer to a question. */
function createAdd(book: ReminderBook, moment: () => number) {
  const today = (): string => localTime(moment(), defaultZone).date

  const add = async (turn: Turn, subject: ReminderSubject, rule: Rule): Promise<MessageReply> => {
    // What comes every month is a payment, unless something else was said.
    const about = subject === 'other' && rule.kind === 'monthly' ? 'pay' : subject
    const reminder = created({ id: idOf(turn), about, rule, locale: turn.locale }, moment())
    if (reminder.nextDue === undefined) return say(turn.t('remind.past'))
    const others = (await book.list(chatOf(turn))).filter(({ id }) => id !== reminder.id)
    if (others.length >= mostReminders)
      return reminderList(others, turn, turn.t('remind.tooMany', { number: mostReminders }))
    await book.keep(chatOf(turn), reminder)
    return reminderPage(reminder, turn, turn.t('remind.saved'))
  }

  const askWhen = (turn: Turn, about: ReminderSubject): MessageReply => whenPage(about, today(), turn)

  const addSaid = async (turn: Turn, about: ReminderSubject, when: When): Promise<MessageReply> => {
    switch (when.kind) {
      case 'rule':
        return add(turn, about, when.rule)
      case 'ambiguous':
        return whichDatePage(about, when.rules, turn)
      case 'past':
        return say(turn.t('remind.past'))
      case 'monthly':
        return askWhen(turn, about === 'other' ? 'pay' : about)
      case 'yearly':
        return askWhen(turn, about === 'other' ? 'resident' : about)
      case 'none':
        return about === 'other' ? subjectsPage(turn) : askWhen(turn, about)
    }
  }
  return { add, askWhen, addSaid, today }
}

type Text = Turn<ContentOf<'text'>>

/** What words answer to a question about reminders; `undefined` for words that go on with something else. */
function createAnswered(book: ReminderBook, { addSaid, today }: ReturnType<typeof createAdd>, moment: () => number) {
  const unclear = {
    day: 'remind.notUnderstood',
    time: 'remind.timeNotUnderstood',
    zone: 'remind.zoneNotUnderstood',
  } as const

  const unread = (turn: Text, pending: Pending, what: Changeable): readonly Reply[] | undefined =>
    isBrief(turn.incoming.content.text) && !/[?？]/.test(turn.incoming.content.text)
      ? [message(escapeHtml(turn.t(unclear[what])), [], { pending })]
      : undefined

  const changed = async (turn: Text, id: string, changeOf: NonNullable<ReturnType<typeof readChange>>) => {
    const reminder = (await book.list(chatOf(turn))).find((one) => one.id === id)
    if (!reminder) return [say(turn.t('remind.gone'))]
    const next = rescheduled(reminder, changeOf(reminder), moment())
    if (next.nextDue === undefined) return [say(turn.t('remind.past'))]
    await book.keep(chatOf(turn), next)
    return [reminderPage(next, turn)]
  }

  return (turn: Text, pending: Pending): Answered | undefined => {
    const { text } = turn.incoming.content
    const [what = '', name = ''] = pending.about.split('.')
    if (what === 'new') {
      const when = readWhen(text, { today: today(), bareDay: 'monthly' })
      if (when.kind === 'none') return unread(turn, pending, 'day')
      return addSaid(turn, find(reminderSubjects, name) ?? 'other', when).then((page) => [page])
    }
    const asked = find(changeable, what)
    if (!asked) return undefined
    const change = readChange(asked, text, moment())
    return change ? changed(turn, name, change) : unread(turn, pending, asked)
  }
}

/** Reminders: `/remind`, a sentence such as 每月25号提醒我交社保, and the buttons under both and under what was told. */
export function remind({ book, now }: RemindDependencies): Feature {
  const moment = (): number => now().getTime()
  const adding = createAdd(book, moment)
  const steps = createSteps(book, moment)
  const answered = createAnswered(book, adding, moment)

  /** Steps that name no reminder that there is. */
  const begin = async (turn: Pressed, step: string, state: string): Promise<Reply | undefined> => {
    const [name = '', written = ''] = state.split('.')
    const about = find(reminderSubjects, name)
    if (step === 'list') return inPlace(reminderList(await book.list(chatOf(turn)), turn))
    if (step === 'new') return subjectsPage(turn)
    if (step === 'when' && about) return inPlace(adding.askWhen(turn, about))
    const rule = step === 'add' ? decodeRule(written) : undefined
    return about && rule && inPlace(await adding.add(turn, about, rule))
  }

  const press = async (turn: Pressed, step: string, state: string): Promise<readonly Reply[]> => {
    const begun = await begin(turn, step, state)
    if (begun) return [begun]
    const take = Object.hasOwn(steps, step) ? steps[step] : undefined
    const [id, ...rest] = state.split('.')
    const reminder = take && (await book.list(chatOf(turn))).find((one) => one.id === id)
    if (!take) return oldButton(turn)
    return reminder ? take(turn, reminder, rest.join('.')) : [toast(turn.t('remind.gone'))]
  }

  return {
    commands: [
      command(
        'remind',
        inPrivate('start', async (turn) => {
          const words = turn.incoming.content.argument.trim()
          if (words === '') return [reminderList(await book.list(chatOf(turn)), turn)]
          const when = readWhen(words, { today: adding.today(), bareDay: 'monthly' })
          return [await adding.addSaid(turn, subjectOf(words), when)]
        }),
        { argument: 'words' },
      ),
    ],
    presses: {
      remind: (turn, { step, state }) =>
        turn.incoming.chat.kind === 'private' ? press(turn, step, state) : [toast(turn.t('help.groups'))],
    },
    expects: { [pendingReminder]: answered },
    onText: (turn) => {
      if (turn.incoming.chat.kind !== 'private') return undefined
      const wish = readWish(turn.incoming.content.text, adding.today())
      return wish && adding.addSaid(turn, wish.about, wish.when).then((page) => [page])
    },
  }
}
