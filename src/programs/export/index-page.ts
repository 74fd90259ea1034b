import { type Section, sections } from '../../knowledge/knowledge.ts'
import { showDay } from '../../pages/dates.ts'
import type { Edition } from './answers.ts'
import { languageLinks } from './languages.ts'
import { jsonData, type Markup, markup } from './markup.ts'
import { renderPage } from './page.ts'

/** What the search looks through: an answer's words, and for Chinese the title and short answer in the other script. */
function entriesOf({ answers, locale }: Edition, editions: readonly Edition[]) {
  const others = editions.filter((one) => one.locale !== locale && one.locale.slice(0, 2) === locale.slice(0, 2))
  return answers.map(({ topic, title, short, steps, details, local = '' }, at) => ({
    href: `${topic}.html`,
    ...{ title, short },
    text: [...steps, ...details, local, ...others.flatMap(({ answers: own }) => [own[at]?.title, own[at]?.short])].join(
      ' ',
    ),
  }))
}

function sectionList(section: Section, { answers, t }: Edition): Markup | false {
  const own = answers.filter((answer) => answer.section === section)
  if (own.length === 0) return false
  const links = own.map(({ topic, title }) => markup`<li><a href="${topic}.html">${title}</a></li>`)
  return markup`<section><h2>${t(`topics.${section}`)}</h2>
<ul class="topics">${links}</ul></section>
`
}

/** The search; without its script it stays hidden. */
const searchForm = ({
  t,
}: Edition): Markup => markup`<form id="search" role="search" hidden data-none="${t('export.notFound')}" data-one="${t('export.found', { count: 1 })}" data-other="${t('export.found', { count: 2 })}">
<label for="words">${t('export.search')}</label>
<input id="words" type="search" autocomplete="off">
<output id="found" for="words"></output>
<ol id="results" class="results"></ol>
</form>
`

/** The page with all topics of a language by section, and a search over their answers. */
export function indexPage(edition: Edition, editions: readonly Edition[]): string {
  const { t, locale, day } = edition
  const body = markup`<h1>${t('export.title')}</h1>
<p class="short">${t('export.lead')}</p>
${searchForm(edition)}<div id="all">
${sections.flatMap((section) => sectionList(section, edition) || [])}</div>`
  return renderPage(
    {
      ...{ locale, body, script: 'search' },
      title: `${t('export.title')} · ${t('export.site')}`,
      description: t('export.lead'),
      header: markup`<span class="home">${t('export.site')}</span>${languageLinks(edition, editions, 'index.html')}`,
      footer: markup`<p>${t('export.asOf', { date: showDay(day, locale) })} ${t('export.advice')}</p>`,
      entries: jsonData(entriesOf(edition, editions)),
    },
    t,
  )
}

/** The first page: which language? `first` is the language it is marked with. */
export function languagesPage(editions: readonly Edition[], first: Edition): string {
  const links = editions.map(
    ({ locale, t }) =>
      markup`<li lang="${locale}"><a href="${locale}/index.html">${t('language.name')}</a> <span>${t('export.title')}</span></li>`,
  )
  const { t, locale } = first
  return renderPage(
    {
      locale,
      title: t('export.site'),
      description: t('export.lead'),
      body: markup`<h1>${t('export.site')}</h1>
<ul class="choose">${links}</ul>`,
    },
    t,
  )
}
