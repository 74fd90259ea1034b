import { escapeHtml, type Html, joinHtml } from '../conversation/html.ts'
import type { Memory } from '../conversation/memory.ts'
import { type Button, type MessageReply, message } from '../conversation/reply.ts'
import type { Turn } from '../conversation/turn.ts'
import { dayInChina, type Intent, type Knowledge } from '../knowledge/knowledge.ts'
import type { ActName } from '../knowledge/talk.ts'
import { type I18n, inLocale, type Locale } from '../locale/i18n.ts'
import { plainWords, shortAnswer, stepsOf, type View } from './answer.ts'
import { packRows } from './button-rows.ts'
import { column, humanButton, menuButton, topicButton } from './buttons.ts'
import { intentsOf } from './choices.ts'
import { hotlineList } from './hotlines.ts'
import type { ReplyWith } from './reply-with.ts'

type TalkDependencies = {
  readonly knowledge: Knowledge
  readonly i18n: I18n
  readonly now: () => Date
  readonly replyWith: ReplyWith
  /** The language that an act asks for. */
  readonly languageOf: (act: ActName) => Locale | undefined
}

/** Plain words, then single steps: what comes after is a sentence for the hotline. */
const mostSimplified = 2

/** What is said to a message that only steers the talk; `undefined` is silence. */
export type TalkPage = (act: ActName, turn: Turn) => MessageReply | undefined

export function createTalkPages({ knowledge, i18n, now, replyWith, languageOf }: TalkDependencies) {
  const { roles } = knowledge
  const viewIn = (locale: Locale): View => ({
    knowledge,
    day: dayInChina(now()),
    locale,
    t: i18n.translate(locale),
  })
  const lastTopic = ({ topic }: Memory): Intent | undefined => {
    const intent = topic === undefined ? undefined : knowledge.intents.get(topic)
    return intent?.kind === 'topic' ? intent : undefined
  }

  /** What people ask next, or the main routes where nothing was asked yet. */
  const next = ({ incoming, memory, locale }: Turn): readonly (readonly Button[])[] => {
    const ids = lastTopic(memory)?.followUps ?? roles.startRoutes
    return packRows(
      intentsOf(ids, knowledge).map((intent) => topicButton(intent, locale)),
      incoming.chat.kind === 'group' ? 1 : 2,
    )
  }
  /** In groups buttons that change the message would change it for everyone; there the rest is read in private. */
  const goingOn = (intent: Intent, row: readonly Button[], { incoming, t }: Turn): readonly (readonly Button[])[] =>
    incoming.chat.kind === 'group' ? [[{ label: t('answer.details'), start: intent.id }]] : [row]
  const nod = (text: string, turn: Turn): MessageReply => message(escapeHtml(text), next(turn))
  const classAnswer = (id: string | undefined, turn: Turn): MessageReply | undefined => {
    const intent = id === undefined ? undefined : knowledge.intents.get(id)
    return intent && replyWith(intent, turn)
  }

  /** One step, with the way to the next. */
  const step = (intent: Intent, number: number, turn: Turn): MessageReply => {
    const { locale } = turn
    const view = viewIn(locale)
    const { t } = view
    const steps = stepsOf(intent, view)
    const all: Button = { label: t('answer.whole'), action: { name: 'whole', locale, topic: intent.id } }
    const text = steps[number - 1]
    if (text === undefined)
      return message(escapeHtml(t('answer.lastStep')), goingOn(intent, [all], turn), { topic: intent.id })
    const following: Button[] =
      number < steps.length
        ? [{ label: t('answer.nextStep'), action: { name: 'step', locale, topic: intent.id, number: number + 1 } }]
        : []
    const shown = t('answer.step', { number, steps: steps.length, step: text })
    return message(escapeHtml(shown), goingOn(intent, [...following, all], turn), { topic: intent.id, step: number })
  }

  /** The short answer in the plainest words, with the way to single steps. */
  const simple = (intent: Intent, turn: Turn): MessageReply => {
    const { locale } = turn
    const view = viewIn(locale)
    const { t } = view
    const stepByStep: Button[] =
      stepsOf(intent, view).length > 0
        ? [{ label: t('answer.nextStep'), action: { name: 'step', locale, topic: intent.id, number: 1 } }]
        : []
    return message(
      escapeHtml(t('talk.simpler', { text: plainWords(intent, view) })),
      goingOn(intent, [...stepByStep, ...humanButton(t('answer.human'), locale, knowledge)], turn),
      { topic: intent.id, simplified: 1 },
    )
  }

  /** A sentence to read out to the hotline, for somebody whom no text helps. */
  const readOut = (intent: Intent, turn: Turn): MessageReply => {
    const { t, locale } = turn
    const [number = '12345'] = intent.contacts
    const sentence = `我想问一下${inLocale(intent.title, 'zh-Hans')}的事，我该怎么办？`
    return message(
      escapeHtml(t('talk.confusedStill', { number, sentence })),
      [[{ label: number, copy: number }, ...humanButton(t('answer.human'), locale, knowledge)]],
      { topic: intent.id, simplified: 3 },
    )
  }

  /** Said again more simply each time: plain words, one step, a sentence for the hotline. */
  const simpler = (turn: Turn): MessageReply => {
    const intent = lastTopic(turn.memory)
    if (!intent) return nod(turn.t('talk.nothingToSimplify'), turn)
    const { simplified = 0 } = turn.memory
    if (simplified === 0) return simple(intent, turn)
    if (simplified === 1 && stepsOf(intent, viewIn(turn.locale)).length > 0)
      return { ...step(intent, 1, turn), subject: { topic: intent.id, simplified: 2, step: 1 } }
    return readOut(intent, turn)
  }

  const stepwise = (turn: Turn): MessageReply => {
    const intent = lastTopic(turn.memory)
    if (!intent) return nod(turn.t('talk.yesNothing'), turn)
    const shown = step(intent, (turn.memory.step ?? 0) + 1, turn)
    return { ...shown, subject: { ...shown.subject, simplified: mostSimplified } }
  }

  const inLanguage = (locale: Locale, turn: Turn): MessageReply => {
    const view = viewIn(locale)
    const intent = lastTopic(turn.memory)
    const said: Html = escapeHtml(view.t('talk.languageChanged'))
    const subject = { locale, ...(intent && { topic: intent.id }) }
    return message(
      joinHtml([said, intent && escapeHtml(shortAnswer(intent, view))]),
      next({ ...turn, locale, t: view.t }),
      subject,
    )
  }

  const unreachable = (turn: Turn): MessageReply => {
    const { t } = turn
    const contacts = lastTopic(turn.memory)?.contacts ?? ['12393', '12333']
    return message(joinHtml([escapeHtml(t('talk.unreachable')), hotlineList([...contacts, '12345'], t)]))
  }

  const refused = (turn: Turn): MessageReply => {
    const { t, locale } = turn
    if (turn.incoming.chat.kind === 'group')
      return message(escapeHtml(t('ask.fallbackGroup')), [[{ label: t('answer.askPrivately'), start: 'topics' }]])
    const routes = intentsOf(roles.startRoutes, knowledge).map((intent) => topicButton(intent, locale))
    return message(
      escapeHtml(t('ask.refused')),
      [...column(routes), [menuButton(t('ask.topics'), locale), ...humanButton(t('answer.human'), locale, knowledge)]],
      { missed: true, offered: [] },
    )
  }

  const page: TalkPage = (act, turn) => {
    const { t, memory } = turn
    const language = languageOf(act)
    if (language) return inLanguage(language, turn)
    switch (act) {
      case 'greeting':
        return memory.topic
          ? nod(t('talk.greetingAgain'), turn)
          : (classAnswer(roles.greeting, turn) ?? nod(t('talk.greetingAgain'), turn))
      case 'thanks':
        return message(escapeHtml(t('talk.thanks')))
      case 'goodbye':
        return message(escapeHtml(t('talk.goodbye')))
      case 'ack':
        return nod(t('talk.ack'), turn)
      case 'yes':
        return nod(t('talk.yesNothing'), turn)
      case 'no':
        return memory.offered && memory.offered.length > 0 ? refused(turn) : nod(t('talk.noNothing'), turn)
      case 'again':
        return refused(turn)
      case 'correction':
        return nod(t('talk.noNothing'), turn)
      case 'confused':
      case 'simpler':
        return simpler(turn)
      case 'one-at-a-time':
        return stepwise(turn)
      case 'human':
        return classAnswer(roles.human, turn) ?? nod(t('ask.fallbackStill'), turn)
      case 'insult':
        return message(escapeHtml(t('talk.insult')), [humanButton(t('answer.human'), turn.locale, knowledge)])
      case 'unreachable':
        return unreachable(turn)
      default:
        return undefined
    }
  }

  return { page, simple, step, refused }
}

export type TalkPages = ReturnType<typeof createTalkPages>
