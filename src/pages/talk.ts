import { escapeHtml, joinHtml } from '../conversation/html.ts'
import { type MessageReply, message } from '../conversation/reply.ts'
import type { Turn } from '../conversation/turn.ts'
import { dayInChina, type Knowledge } from '../knowledge/knowledge.ts'
import type { ActName } from '../knowledge/talk.ts'
import type { I18n, Locale } from '../locale/i18n.ts'
import { shortAnswer } from './answer.ts'
import { column, humanButton, menuButton, topicButton } from './buttons.ts'
import { intentsOf } from './choices.ts'
import { hotlineList } from './hotlines.ts'
import { lastTopic, nextButtons, nod } from './last-topic.ts'
import type { ReplyWith } from './reply-with.ts'
import { createSimplerPages } from './simpler.ts'

type TalkDependencies = {
  readonly knowledge: Knowledge
  readonly i18n: I18n
  readonly now: () => Date
  readonly replyWith: ReplyWith
  /** The language that an act asks for. */
  readonly languageOf: (act: ActName) => Locale | undefined
}

/** The reply to a message that only steers the talk; `undefined` means no reply. */
export type TalkPage = (act: ActName, turn: Turn) => MessageReply | undefined

/** The language of the conversation changes, and the last short answer is said in it. */
function sayInLanguage(locale: Locale, turn: Turn, { knowledge, i18n, now }: TalkDependencies): MessageReply {
  const t = i18n.translate(locale)
  const intent = lastTopic(turn.memory, knowledge)
  const view = { knowledge, day: dayInChina(now()), locale, t }
  const text = joinHtml([escapeHtml(t('talk.languageChanged')), intent && escapeHtml(shortAnswer(intent, view))])
  const subject = { locale, ...(intent && { topic: intent.id }) }
  return message(text, nextButtons({ ...turn, locale, t }, knowledge), subject)
}

/** Other ways to be helped if a hotline does not answer. */
function sayUnreachable({ t, memory }: Turn, knowledge: Knowledge): MessageReply {
  const contacts = lastTopic(memory, knowledge)?.contacts ?? ['12393', '12333']
  return message(joinHtml([escapeHtml(t('talk.unreachable')), hotlineList([...contacts, '12345'], t)]))
}

/** What was shown is not what was asked: the main routes, all topics and people. */
function sayRefused({ t, locale, incoming }: Turn, knowledge: Knowledge): MessageReply {
  if (incoming.chat.kind === 'group')
    return message(escapeHtml(t('ask.fallbackGroup')), [[{ label: t('answer.askPrivately'), start: 'topics' }]])
  const routes = intentsOf(knowledge.roles.startRoutes, knowledge).map((intent) => topicButton(intent, locale))
  const elsewhere = [menuButton(t('ask.topics'), locale), ...humanButton(t('answer.human'), locale, knowledge)]
  return message(escapeHtml(t('ask.refused')), [...column(routes), elsewhere], { missed: true, offered: [] })
}

export function createTalkPages(dependencies: TalkDependencies) {
  const { knowledge, replyWith, languageOf } = dependencies
  const { roles } = knowledge
  const { step, simple, simpler, stepwise } = createSimplerPages(dependencies)

  const classAnswer = (id: string | undefined, turn: Turn): MessageReply | undefined => {
    const intent = id === undefined ? undefined : knowledge.intents.get(id)
    return intent && replyWith(intent, turn)
  }
  const say = (text: string) => (): MessageReply => message(escapeHtml(text))
  const refused = (turn: Turn): MessageReply => sayRefused(turn, knowledge)

  const said = (turn: Turn): Partial<Record<ActName, () => MessageReply>> => {
    const { t, memory, locale } = turn
    const nodding = (text: string) => (): MessageReply => nod(text, turn, knowledge)
    const isOffered = memory.offered !== undefined && memory.offered.length > 0
    return {
      greeting: () =>
        (memory.topic ? undefined : classAnswer(roles.greeting, turn)) ?? nodding(t('talk.greetingAgain'))(),
      thanks: say(t('talk.thanks')),
      goodbye: say(t('talk.goodbye')),
      ack: nodding(t('talk.ack')),
      yes: nodding(t('talk.yesNothing')),
      no: isOffered ? () => refused(turn) : nodding(t('talk.noNothing')),
      again: () => refused(turn),
      correction: nodding(t('talk.noNothing')),
      confused: () => simpler(turn),
      simpler: () => simpler(turn),
      'one-at-a-time': () => stepwise(turn),
      human: () => classAnswer(roles.human, turn) ?? nodding(t('ask.fallbackStill'))(),
      insult: () => message(escapeHtml(t('talk.insult')), [humanButton(t('answer.human'), locale, knowledge)]),
      unreachable: () => sayUnreachable(turn, knowledge),
    }
  }

  const page: TalkPage = (act, turn) => {
    const language = languageOf(act)
    return language ? sayInLanguage(language, turn, dependencies) : said(turn)[act]?.()
  }
  return { page, simple, step, refused }
}

export type TalkPages = ReturnType<typeof createTalkPages>
