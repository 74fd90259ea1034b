import { bold, escapeHtml, joinHtml } from '../conversation/html.ts'
import { type Button, type MessageReply, message } from '../conversation/reply.ts'
import type { Turn } from '../conversation/turn.ts'
import { type Intent, type Knowledge, type Section, sections } from '../knowledge/knowledge.ts'
import type { Locale, Translate } from '../locale/i18n.ts'
import { column, menuButton, topicButton } from './buttons.ts'

/** The number of topic buttons that fit on a phone's screen. */
const topicsPerPage = 8

const allSections = 'all'

const topicsOf = (section: string, knowledge: Knowledge): readonly Intent[] =>
  [...knowledge.intents.values()].filter((intent) => intent.kind === 'topic' && intent.section === section)

function sectionPage(
  section: Section,
  page: number,
  knowledge: Knowledge,
  locale: Locale,
  t: Translate,
  canGoUp: boolean,
): MessageReply {
  const topics = topicsOf(section, knowledge)
  const pages = Math.max(1, Math.ceil(topics.length / topicsPerPage))
  const current = Math.min(page, pages - 1)
  const shown = topics
    .slice(current * topicsPerPage, (current + 1) * topicsPerPage)
    .map((intent) => topicButton(intent, locale))
  const turnTo = (label: string, to: number): Button => ({ label, action: { name: 'menu', locale, section, page: to } })
  const navigation = [
    ...(current > 0 ? [turnTo(t('topics.previous'), current - 1)] : []),
    ...(canGoUp ? [menuButton(t('topics.sections'), locale)] : []),
    ...(current < pages - 1 ? [turnTo(t('topics.next'), current + 1)] : []),
  ]
  const place = pages > 1 && escapeHtml(t('topics.page', { page: current + 1, pages }))
  return message(joinHtml([bold(t(`topics.${section}`)), escapeHtml(t('topics.choose')), place]), [
    ...column(shown),
    ...(navigation.length > 0 ? [navigation] : []),
  ])
}

/** The menu: the sections, or at once the topics where there is only one section. */
export function createTopicsPage(knowledge: Knowledge): (turn: Turn, section?: string, page?: number) => MessageReply {
  const filled = sections.filter((section) => topicsOf(section, knowledge).length > 0)
  return ({ locale, t }, section = allSections, page = 0) => {
    const wanted = filled.find((known) => known === section) ?? (filled.length === 1 ? filled[0] : undefined)
    if (wanted) return sectionPage(wanted, page, knowledge, locale, t, filled.length > 1)
    return message(
      joinHtml([bold(t('topics.title')), escapeHtml(t('topics.choose'))]),
      column(filled.map((known) => menuButton(t(`topics.${known}`), locale, known))),
    )
  }
}
