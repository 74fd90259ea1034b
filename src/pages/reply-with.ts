import type { Html } from '../conversation/html.ts'
import type { Button, MessageReply } from '../conversation/reply.ts'
import type { Turn } from '../conversation/turn.ts'
import { citationKey } from '../knowledge/citation.ts'
import { dayInChina, type Intent, type Knowledge } from '../knowledge/knowledge.ts'
import { isTraditionalTag } from '../locale/detect.ts'
import { type I18n, inLocale, type Locale } from '../locale/i18n.ts'
import { citedArticles, renderAnswer, type View } from './answer.ts'
import { articleName } from './article-names.ts'
import { column, humanButton, humanIntent, topicButton } from './buttons.ts'

export type AnswerDependencies = { readonly knowledge: Knowledge; readonly i18n: I18n; readonly now: () => Date }

/** An answer, with the title of its intent. */
export type AnswerReply = MessageReply & { readonly title: string }

/** The answer of an intent as a reply to a turn, with the buttons that fit the chat. */
export type ReplyWith = (intent: Intent, turn: Turn, locale?: Locale) => AnswerReply

/** So many articles get a button of their own. */
const maxArticleButtons = 2

/** The language a "same in the other language" button leads to: English from Chinese, else Chinese in the script of the person's app. */
function otherLocale(locale: Locale, hint: string | undefined): Locale {
  if (locale.startsWith('zh')) return 'en'
  return isTraditionalTag(hint) ? 'zh-Hant' : 'zh-Hans'
}

/** Renders each answer once a day and language: all who ask the same get the same words. */
function createAnswerTexts(): (intent: Intent, view: View) => Html {
  const texts = new Map<string, Html>()
  let today = ''
  return (intent, view) => {
    if (view.day !== today) texts.clear()
    today = view.day
    const key = `${view.locale} ${intent.id}`
    const text = texts.get(key) ?? renderAnswer(intent, view)
    texts.set(key, text)
    return text
  }
}

/** How answers become replies. */
export function createReplyWith({ knowledge, i18n, now }: AnswerDependencies): ReplyWith {
  const textOf = createAnswerTexts()
  return (intent, turn, locale = turn.locale) => {
    const t = i18n.translate(locale)
    const day = dayInChina(now())
    const view = { knowledge, day, locale, t }
    const other = otherLocale(locale, turn.incoming.from.languageHint)
    const translate: Button = {
      label: i18n.translate(other)('language.name'),
      action: { name: 'translate', locale: other, topic: intent.id },
    }
    const articles = citedArticles(intent, view)
      .filter(
        ({ citation }, index, all) =>
          all.findIndex((one) => citationKey(one.citation) === citationKey(citation)) === index,
      )
      .map(({ law, article, citation }): Button => {
        const label = article.label
          ? inLocale(law.short, locale)
          : t('article.full', { article: articleName(article, locale, t) })
        return { label, action: { name: 'article', locale, citation: citationKey(citation) } }
      })
      .filter(({ label }, index, all) => all.findIndex((one) => one.label === label) === index)
      .slice(0, maxArticleButtons)
    const followUps = intent.followUps
      .flatMap((id) => knowledge.intents.get(id) ?? [])
      .map((next) => topicButton(next, locale))
    const human = intent.id === humanIntent ? [] : [humanButton(t('answer.human'), locale)]
    const inGroup = [translate, ...articles.slice(0, 1), { label: t('answer.askPrivately'), start: intent.id }]
    return {
      kind: 'message',
      subject: { topic: intent.id },
      html: textOf(intent, view),
      title: inLocale(intent.title, locale),
      buttons:
        turn.incoming.chat.kind === 'group'
          ? [inGroup]
          : [...column(followUps), ...(articles.length > 0 ? [articles] : []), [translate, ...human]],
    }
  }
}
