import { bold, escapeHtml, expandableQuote, type Html, joinHtml, link } from '../conversation/html.ts'
import { type Button, type MessageReply, message } from '../conversation/reply.ts'
import type { Turn } from '../conversation/turn.ts'
import { type Article, dayInChina, type Knowledge, type Law } from '../knowledge/knowledge.ts'
import { createLawReader, type LawReader, type LawReference } from '../knowledge/law-reference.ts'
import { toChineseNumeral } from '../knowledge/numerals.ts'
import { inLocale } from '../locale/i18n.ts'
import { citedArticles } from './answer.ts'
import { articleName, citationName } from './article-names.ts'
import { column, topicButton } from './buttons.ts'
import { standingText } from './citation.ts'
import { showDay } from './dates.ts'

type LawDependencies = { readonly knowledge: Knowledge; readonly now: () => Date }

const maxCitingTopics = 3

/** The numbers of the quoted articles in runs: 1, 2, 3, 5 → 1–3, 5. A section that has a label is listed by that. */
function listNumbers(law: Law): readonly string[] {
  const numbers = [...law.articles.values()]
    .filter(({ id, label }) => !label && /^\d+$/.test(id))
    .map(({ id }) => Number(id))
    .sort((a, b) => a - b)
  const runs = numbers.reduce<number[][]>((all, number) => {
    const last = all.at(-1)
    if (last?.at(-1) === number - 1) last.push(number)
    else all.push([number])
    return all
  }, [])
  return runs.map((run) => (run.length > 1 ? `${run[0]}–${run.at(-1)}` : String(run[0])))
}

/** The passages with a label, numbered sections by number: an object lists 4 before 3-1. */
function labelled(law: Law): readonly Article[] {
  const passages = [...law.articles.values()].filter(({ label }) => label)
  return passages.every(({ id }) => /^[\d-]+$/.test(id))
    ? passages.sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }))
    : passages
}

/** What is quoted of a law: numbers, and passages by their label, or in a list of many laws by how many there are. */
function listArticles(law: Law, { locale, t }: Turn, isBrief = false): string {
  const passages = labelled(law).map((article) => articleName(article, locale, t))
  const named = isBrief && passages.length > 0 ? [t('article.passages', { number: passages.length })] : passages
  return [...listNumbers(law), ...named].join(locale.startsWith('zh') ? '、' : ', ')
}

/** Who issued a law, its number, since when it holds, and where the official text is. */
function particulars(law: Law, day: string, { locale, t }: Turn): Html {
  const line = (name: string, value: string): Html => escapeHtml(t('article.particular', { name, value }))
  return joinHtml(
    [
      line(t('article.issuer'), inLocale(law.issuer, locale)),
      law.number !== undefined && line(t('article.documentNumber'), inLocale(law.number, locale)),
      law.amended !== undefined && line(t('article.amended'), showDay(law.amended, locale)),
      escapeHtml(
        t('answer.source', { from: standingText(law, day, locale, t), checked: showDay(law.checked, locale) }),
      ),
      law.link !== undefined && link(t('article.official'), law.link),
    ],
    '\n',
  )
}

/** An article in full: in Chinese the words of the law, in other languages our translation with the Chinese original. */
function renderArticle(law: Law, article: Article, day: string, turn: Turn): Html {
  const { locale, t, incoming } = turn
  const inChinese = locale.startsWith('zh')
  const translation = inChinese
    ? undefined
    : joinHtml([bold(t('article.translation')), expandableQuote(escapeHtml(inLocale(article.text, locale)))], '\n')
  const original = joinHtml(
    [
      !inChinese && bold(t('article.original')),
      expandableQuote(escapeHtml(inLocale(article.text, inChinese ? locale : 'zh-Hans'))),
    ],
    '\n',
  )
  return joinHtml([
    bold(citationName(law, article, {}, locale, t)),
    article.note &&
      escapeHtml(t('article.particular', { name: t('article.note'), value: inLocale(article.note, locale) })),
    translation,
    (inChinese || incoming.chat.kind === 'private') && original,
    particulars(law, day, turn),
  ])
}

/** How laws and articles become replies. */
export type LawPages = {
  /** The law and article that a text means. */
  readonly read: LawReader
  readonly article: (law: Law, article: Article, turn: Turn) => MessageReply
  readonly reference: (reference: LawReference, turn: Turn) => MessageReply
  /** The article that a text asks for by its number; `undefined` if it asks anything else. */
  readonly named: (text: string, turn: Turn) => MessageReply | undefined
  readonly library: (turn: Turn, intro?: string) => MessageReply
}

function showArticle(law: Law, article: Article, turn: Turn, { knowledge, now }: LawDependencies): MessageReply {
  const day = dayInChina(now())
  const citing = [...knowledge.intents.values()].filter((intent) =>
    citedArticles(intent, { knowledge, day }).some((cited) => cited.article === article),
  )
  const topics = citing.slice(0, maxCitingTopics).map((intent) => topicButton(intent, turn.locale))
  const text = renderArticle(law, article, day, turn)
  if (topics.length === 0) return message(text)
  // In a group one button leads to what rests on it.
  if (turn.incoming.chat.kind === 'group') return message(text, [topics.slice(0, 1)])
  return message(joinHtml([text, escapeHtml(turn.t('article.citedBy'))]), column(topics))
}

/** That an article is not quoted here, in the numerals of the language. */
function missingLine(law: Law, missing: string, { locale, t }: Turn): Html {
  const number = locale.startsWith('zh') ? toChineseNumeral(Number(missing)) : missing
  const article = t('article.number', { number })
  return escapeHtml(t('article.missing', { article, law: inLocale(law.short, locale) }))
}

function showLaw(law: Law, turn: Turn, missing: string | undefined, { now }: LawDependencies): MessageReply {
  const { locale, t } = turn
  const buttons = labelled(law).map(
    (article): Button => ({
      label: articleName(article, locale, t),
      action: { name: 'article', locale, citation: `${law.id}#${article.id}` },
    }),
  )
  const text = joinHtml([
    bold(inLocale(law.title, locale)),
    missing !== undefined && missingLine(law, missing, turn),
    escapeHtml(t('article.have', { articles: listArticles(law, turn) })),
    particulars(law, dayInChina(now()), turn),
  ])
  return turn.incoming.chat.kind === 'private' && buttons.length > 0 ? message(text, column(buttons)) : message(text)
}

function showLibrary(turn: Turn, intro: string | undefined, { laws }: Knowledge): MessageReply {
  const { locale, t } = turn
  const usage = joinHtml([escapeHtml(t('article.usage')), escapeHtml(t('article.usageExamples'))], '\n')
  if (turn.incoming.chat.kind === 'group') return message(usage)
  const entries = [...laws.values()].map((law) =>
    escapeHtml(
      t('article.libraryEntry', { law: inLocale(law.short, locale), articles: listArticles(law, turn, true) }),
    ),
  )
  return message(
    joinHtml([intro !== undefined && escapeHtml(intro), usage, bold(t('article.library')), joinHtml(entries, '\n')]),
  )
}

export function createLawPages(dependencies: LawDependencies): LawPages {
  const { knowledge } = dependencies
  const read = createLawReader(knowledge)

  const showReference = ({ law, article: id }: LawReference, turn: Turn): MessageReply => {
    const article = id === undefined ? undefined : (law.articles.get(id) ?? law.articles.get(`art-${id}`))
    return article ? showArticle(law, article, turn, dependencies) : showLaw(law, turn, id, dependencies)
  }

  return {
    article: (law, article, turn) => showArticle(law, article, turn, dependencies),
    reference: showReference,
    read,
    named: (text, turn) => {
      const reference = read(text)
      return reference?.isExplicit ? showReference(reference, turn) : undefined
    },
    library: (turn, intro) => showLibrary(turn, intro, knowledge),
  }
}
