import type { Translate } from '../../locale/i18n.ts'
import { showDay } from '../../pages/dates.ts'
import type { SumExample } from '../../pages/sum-example.ts'
import type { Edition } from './answers.ts'
import { languageLinks } from './languages.ts'
import { type Markup, markup } from './markup.ts'
import { renderPage } from './page.ts'
import type { WrittenAnswer, WrittenArticle, WrittenPlace } from './written-answer.ts'

const items = (texts: readonly string[]): readonly Markup[] => texts.map((text) => markup`<li>${text}</li>`)

const paragraphs = (text: string): readonly Markup[] => text.split('\n').map((line) => markup`<p>${line}</p>`)

function lawDetails({ name, text, translation, note, source }: WrittenArticle, t: Translate): Markup {
  const original =
    translation === undefined
      ? paragraphs(text)
      : markup`${paragraphs(translation)}<p class="label">${t('article.original')}</p><div lang="zh-Hans">${paragraphs(text)}</div>`
  return markup`<details><summary>${name}</summary>
${note !== undefined && markup`<p>${t('article.particular', { name: t('article.note'), value: note })}</p>`}
<blockquote>${original}</blockquote>
<p class="remark">${source}</p></details>
`
}

function statementBlock({ text, checked, expires, articles }: WrittenPlace, { t, locale }: Edition): Markup {
  return markup`<p>${t('place.statement', { text, date: showDay(checked, locale) })}</p>
<p class="remark">${t('export.until', { date: showDay(expires, locale) })}</p>
${articles.map((article) => lawDetails(article, t))}`
}

const placeDetails = (place: string, statements: readonly WrittenPlace[], edition: Edition): Markup =>
  markup`<details class="place"><summary><h3>${place}</h3></summary>
<div>${statements.map((statement) => statementBlock(statement, edition))}</div></details>
`

function placesSection({ places }: WrittenAnswer, edition: Edition): Markup | false {
  if (places.length === 0) return false
  const { t } = edition
  const each = [...Map.groupBy(places, ({ place }) => place)].map(([place, own]) => placeDetails(place, own, edition))
  return markup`<section><h2>${t('export.places')}</h2>
<p class="remark">${t('export.placesNote')}</p>
${each}</section>
`
}

function moreSection({ details, local, hasNoRule }: WrittenAnswer, { t }: Edition): Markup | false {
  if (details.length === 0 && local === undefined && !hasNoRule) return false
  return markup`<section><h2>${t('answer.more')}</h2>
${details.length > 0 && markup`<ul>${items(details)}</ul>`}
${local !== undefined && markup`<p><strong>${t('answer.differsLocally')}</strong>${t('answer.colon')}${local}</p>`}
${hasNoRule && markup`<p><em>${t('answer.noRule')}</em></p>`}
</section>
`
}

const sumDetails = ({ title, result, lines, articles: names }: SumExample, { t, locale }: Edition): Markup =>
  markup`<details><summary><h3>${title}</h3></summary>
<p><strong>${t('export.example')}</strong>${t('answer.colon')}${result}</p>
<ul>${items(lines)}</ul>
<p class="remark">${names.join(locale.startsWith('zh') ? '；' : '; ')}</p></details>
`

const sumsSection = ({ sums }: WrittenAnswer, edition: Edition): Markup | false =>
  sums.length > 0 &&
  markup`<section><h2>${edition.t('export.sums')}</h2>
${sums.map((sum) => sumDetails(sum, edition))}</section>
`

const hotlines = (answer: WrittenAnswer, { t }: Edition): Markup | false =>
  answer.hotlines.length > 0 &&
  markup`<section><h2>${t('export.call')}</h2>
<ul class="hotlines">${answer.hotlines.map(({ number, purpose }) => markup`<li><a href="tel:${number}">${number}</a> ${purpose}</li>`)}</ul></section>
`

const articles = ({ law }: WrittenAnswer, { t }: Edition): Markup | false =>
  law.length > 0 &&
  markup`<section><h2>${t('answer.law')}</h2>
${law.map((article) => lawDetails(article, t))}</section>
`

function nextTopics({ followUps }: WrittenAnswer, { t, answers }: Edition): Markup | false {
  const next = followUps.flatMap((id) => answers.find(({ topic }) => topic === id) ?? [])
  if (next.length === 0) return false
  const links = next.map(({ topic, title }) => markup`<li><a href="${topic}.html">${title}</a></li>`)
  return markup`<nav class="next" aria-labelledby="next"><h2 id="next">${t('export.next')}</h2>
<ul>${links}</ul></nav>
`
}

function footerOf({ reviewed, reviewBy }: WrittenAnswer, { t, locale, day }: Edition): Markup {
  const [date, due] = [showDay(reviewed, locale), showDay(reviewBy, locale)]
  return markup`<p>${t('export.reviewed', { date, due })} ${t('export.asOf', { date: showDay(day, locale) })}</p>
<p>${t('export.advice')}</p>`
}

/** The page of a topic: the whole answer with its articles, and what places decide. */
export function topicPage(answer: WrittenAnswer, edition: Edition, editions: readonly Edition[]): string {
  const { t, locale, day } = edition
  const { topic, title, short, steps, reviewBy } = answer
  const overdue = reviewBy < day && t('answer.overdue', { date: showDay(reviewBy, locale) })
  const body = markup`<h1>${title}</h1>
${overdue !== false && markup`<p class="warning">${overdue}</p>`}
<p class="short">${short}</p>
${
  steps.length > 0 &&
  markup`<section><h2>${t('export.steps')}</h2>
<ol>${items(steps)}</ol></section>
`
}${hotlines(answer, edition)}${moreSection(answer, edition)}${sumsSection(answer, edition)}${placesSection(answer, edition)}${articles(answer, edition)}${nextTopics(answer, edition)}`
  const header = markup`<a class="home" href="index.html">‹ ${t('export.all')}</a>${languageLinks(edition, editions, `${topic}.html`)}`
  return renderPage(
    {
      ...{ locale, header, body, script: 'print' },
      title: `${title} · ${t('export.site')}`,
      description: short,
      footer: footerOf(answer, edition),
    },
    t,
  )
}
