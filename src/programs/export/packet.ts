import { showDay } from '../../pages/dates.ts'
import type { Edition } from './answers.ts'
import type { OutputFile } from './folder.ts'
import { type Markup, markup } from './markup.ts'
import { renderPage } from './page.ts'
import type { WrittenAnswer, WrittenArticle, WrittenPlace } from './written-answer.ts'

const items = (texts: readonly string[]): readonly Markup[] => texts.map((text) => markup`<li>${text}</li>`)

const lines = (text: string): readonly Markup[] => text.split('\n').map((line) => markup`<p>${line}</p>`)

/** The words of an answer in one language. */
function wordsOf({ locale, title, short, simple, steps, details, local }: WrittenAnswer, { t }: Edition): Markup {
  return markup`<div lang="${locale}"><h3>${title}</h3>
<p>${short}</p>
${simple !== undefined && markup`<p><strong>${t('packet.plain')}</strong>${t('answer.colon')}${simple}</p>`}
${steps.length > 0 && markup`<ol>${items(steps)}</ol>`}
${details.length > 0 && markup`<ul>${items(details)}</ul>`}
${local !== undefined && markup`<p><strong>${t('answer.differsLocally')}</strong>${t('answer.colon')}${local}</p>`}</div>
`
}

/** An article in Chinese and in our translation, one below the other. */
function articleOf({ name, text, translation, note, source }: WrittenArticle, locale: string): Markup {
  return markup`<p lang="${locale}"><strong>${name}</strong> <span class="remark">${source}</span></p>
${note !== undefined && markup`<p class="remark" lang="${locale}">${note}</p>`}
<blockquote>${translation === undefined ? lines(text) : markup`<div lang="en">${lines(translation)}</div>`}</blockquote>
`
}

function placeOf({ place, text, citations, articles, source, checked }: WrittenPlace, { t, locale }: Edition): Markup {
  return markup`<p lang="${locale}"><strong>${place}</strong>${t('answer.colon')}${t('place.statement', { text, date: showDay(checked, locale) })}
<span class="remark">${citations.join(' · ')} · ${t('packet.source', { address: source })}</span></p>
${articles.map((article) => articleOf(article, locale))}`
}

/** What the reviewer fills in under a topic. */
const tick = ({ t }: Edition): Markup =>
  markup`<p class="tick"><span>☐ ${t('packet.right')}</span> <span>☐ ${t('packet.note')}</span> <span>${t('packet.day')} <i class="blank"></i></span> <span>${t('packet.initials')} <i class="blank"></i></span></p>
`

/** A topic with its number: its words in each language, then its articles and what places decide, each in the languages. */
function topicOf(at: number, editions: readonly Edition[], first: Edition): Markup {
  const own = editions.flatMap((edition) => edition.answers.slice(at, at + 1).map((answer) => ({ answer, edition })))
  const answer = own[0]?.answer
  if (!answer) return markup``
  const { topic, reviewed, reviewBy } = answer
  const dates = { date: showDay(reviewed, first.locale), due: showDay(reviewBy, first.locale) }
  const law = answer.law.flatMap((_, index) =>
    own.flatMap((one) =>
      one.answer.law.slice(index, index + 1).map((article) => articleOf(article, one.edition.locale)),
    ),
  )
  const places = answer.places.flatMap((_, index) =>
    own.flatMap((one) => one.answer.places.slice(index, index + 1).map((place) => placeOf(place, one.edition))),
  )
  return markup`<section class="topic" id="${topic}"><h2>${at + 1}. ${answer.title}</h2>
<p class="remark">${first.t('packet.dates', { topic, ...dates })}</p>
${own.map((one) => wordsOf(one.answer, one.edition))}
${law}${places}${tick(first)}</section>
`
}

/**
 * One document for a lawyer: every answer with a number, in Chinese and English, with its articles and what places decide, a line to tick under each, and
 * a place to sign.
 */
export function packetFiles(editions: readonly Edition[]): readonly OutputFile[] {
  const both = ['zh-Hans', 'en'].flatMap((locale) => editions.filter((edition) => edition.locale === locale))
  const first = both[0]
  if (!first) return []
  const { t, locale, day, answers } = first
  const list = answers.map(
    ({ topic, title }) => markup`<li>☐ <a href="#${topic}">${title}</a> <span class="remark">${topic}</span></li>`,
  )
  const blank = (label: string): Markup => markup`<p class="tick"><span>${label} <i class="blank"></i></span></p>`
  const titles = both.map((edition) => edition.t('packet.title')).join(' · ')
  const body = markup`<h1>${titles}</h1>
${both.map((one) => markup`<p lang="${one.locale}">${one.t('packet.intro', { date: showDay(day, one.locale) })}</p>`)}
<h2>${t('packet.list')}</h2>
<ol>${list}</ol>
${answers.map((_, at) => topicOf(at, both, first))}
<section class="topic"><h2>${t('packet.signature')}</h2>
${blank(t('packet.name'))}${blank(t('packet.day'))}${blank(t('packet.signature'))}</section>`
  const title = `${titles} · ${t('export.site')}`
  return [{ path: 'review-packet.html', text: renderPage({ locale, title, description: t('packet.title'), body }, t) }]
}
