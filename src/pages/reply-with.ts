import { type Html, joinHtml } from '../conversation/html.ts'
import type { Button, Buttons, MessageReply } from '../conversation/reply.ts'
import type { Turn } from '../conversation/turn.ts'
import { dayInChina, type Intent, type Knowledge } from '../knowledge/knowledge.ts'
import { isTraditionalTag } from '../locale/detect.ts'
import { type I18n, inLocale, type Locale } from '../locale/i18n.ts'
import { renderAnswer, renderShort, shownArticles, type View } from './answer.ts'
import { askerCode } from './asker.ts'
import { packRows } from './button-rows.ts'
import { humanButton, topicButton } from './buttons.ts'
import { checklistsButton } from './checklist.ts'
import { hasPlaces, placeRuleOf } from './place-rule.ts'

export type AnswerDependencies = { readonly knowledge: Knowledge; readonly i18n: I18n; readonly now: () => Date }

/** An answer, with the title of its intent. */
export type AnswerReply = MessageReply & { readonly title: string }

/** How an answer is shown: in the language of the turn unless another is named, with a line above it that says how the question was understood. */
export type AnswerOptions = { readonly locale?: Locale; readonly lead?: Html; readonly note?: Html }

/** The answer of an intent as a reply to a turn: whole in private, short in groups, with what the place decides that the conversation knows. */
export type ReplyWith = (intent: Intent, turn: Turn, options?: AnswerOptions) => AnswerReply

/** The language a "same in the other language" button leads to: English from Chinese, else Chinese in the script of the person's app. */
export function otherLocale(locale: Locale, hint: string | undefined): Locale {
  if (locale.startsWith('zh')) return 'en'
  return isTraditionalTag(hint) ? 'zh-Hant' : 'zh-Hans'
}

/** Renders each text once a day and language: all who ask the same get the same words. */
function once(render: (intent: Intent, view: View) => Html): (intent: Intent, view: View) => Html {
  const texts = new Map<string, Html>()
  let today = ''
  return (intent, view) => {
    // There are too many places to keep a text for each.
    if (view.place) return render(intent, view)
    if (view.day !== today) texts.clear()
    today = view.day
    const key = `${view.locale} ${intent.id}`
    const text = texts.get(key) ?? render(intent, view)
    texts.set(key, text)
    return text
  }
}

/** The topic whose answer leads to lists to tick off. */
const papersTopic = 'documents-needed'

/** Rows of buttons under an answer: two for what people ask next, one for the law and the language, one for other ways to be helped. */
const followUpRows = 2

/** The buttons under an answer in private. */
function privateButtons(intent: Intent, view: View, translate: Button): Buttons {
  const { knowledge, locale, t } = view
  const followUps = intent.followUps
    .flatMap((id) => knowledge.intents.get(id) ?? [])
    .map((next) => topicButton(next, locale))
  const articles = new Set(shownArticles(intent, view).map(({ article }) => article)).size
  const law: Button[] =
    articles > 0
      ? [{ label: t('answer.articles', { number: articles }), action: { name: 'laws', locale, topic: intent.id } }]
      : []
  const simpler: Button[] =
    intent.kind === 'topic'
      ? [{ label: t('answer.simpler'), action: { name: 'simple', locale, topic: intent.id } }]
      : []
  const isAsked = view.place === undefined && hasPlaces(intent, view)
  const place: Button[] = isAsked
    ? [{ label: t('place.button'), action: { name: 'place', locale, choice: 'ask', topic: intent.id } }]
    : []
  const [sum] = intent.sums ?? []
  const papers: Button[] = intent.id === papersTopic && knowledge.situation?.guide ? [checklistsButton(view)] : []
  const work: Button[] =
    sum && knowledge.rates ? [{ label: t(`sum.menu.${sum}`), action: { name: 'sum', locale, sum } }] : []
  const human = intent.id === knowledge.roles.human ? [] : humanButton(t('answer.human'), locale, knowledge)
  return [
    ...packRows([...work, ...papers, ...followUps], followUpRows),
    [...law, translate, ...place],
    [...simpler, ...human],
  ].filter((row) => row.length > 0)
}

/** How answers become replies. */
export function createReplyWith({ knowledge, i18n, now }: AnswerDependencies): ReplyWith {
  const [whole, short] = [once(renderAnswer), once(renderShort)]

  return (intent, turn, { locale = turn.locale, lead, note } = {}) => {
    const t = i18n.translate(locale)
    const today = { knowledge, day: dayInChina(now()), locale, t }
    const view = { ...today, place: placeRuleOf(intent, turn.memory.slots.place, today) }
    const { chat, from } = turn.incoming
    const isGroup = chat.kind === 'group'
    const other = otherLocale(locale, from.languageHint)
    const translate: Button = {
      label: i18n.translate(other)('language.name'),
      action: {
        name: 'translate',
        locale: other,
        topic: intent.id,
        ...(isGroup && { asker: askerCode(from.id) }),
      },
    }
    const details: Button = { label: t('answer.details'), start: intent.id }
    const text = isGroup ? short(intent, view) : whole(intent, view)
    return {
      kind: 'message',
      html: joinHtml([lead, text, note]),
      title: inLocale(intent.title, locale),
      buttons: isGroup ? [[details, translate]] : privateButtons(intent, view, translate),
      subject: { topic: intent.id },
    }
  }
}
