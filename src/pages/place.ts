import { bold, escapeHtml, html, joinHtml } from '../conversation/html.ts'
import { type Button, type Buttons, type MessageReply, message } from '../conversation/reply.ts'
import type { Turn } from '../conversation/turn.ts'
import { dayInChina, type Intent, type Knowledge, variantOn } from '../knowledge/knowledge.ts'
import type { Region } from '../knowledge/situation.ts'
import { inLocale } from '../locale/i18n.ts'
import { packRows } from './button-rows.ts'
import { topicButton } from './buttons.ts'
import { intentsOf } from './choices.ts'
import { renderLaw } from './citation.ts'
import {
  furtherPlaceLines,
  type PlaceRule,
  placeArticles,
  placeRuleLine,
  placeRuleOf,
  placeRuleShort,
} from './place-rule.ts'

type PlaceDependencies = { readonly knowledge: Knowledge; readonly now: () => Date }

/** The law under what a place decides has at most this many visible characters. */
const mostOfLaw = 2000

/** Rows of buttons with what people ask next, and of places to choose from. */
const followUpRows = 2
const placeRows = 4

type Shown = { readonly knowledge: Knowledge; readonly day: string }

const regionIn = ({ regions }: Knowledge, code: string | undefined): Region | undefined =>
  regions.find((one) => one.code === code)

/** The whole answer, and what people ask next. */
function nextButtons(topic: Intent | undefined, { incoming, locale }: Turn, knowledge: Knowledge): Buttons {
  const whole: Button[] = topic ? [topicButton(topic, locale)] : []
  const next = intentsOf(topic?.followUps ?? knowledge.roles.startRoutes, knowledge)
  const rows = packRows(
    next.map((one) => topicButton(one, locale)),
    incoming.chat.kind === 'group' ? 1 : followUpRows,
  )
  return [whole, ...rows].filter((row) => row.length > 0)
}

/** The places of which something is known, for the topic where one is given. */
function placeButtons(topic: string | undefined, { locale }: Turn, { knowledge, day }: Shown): Buttons {
  const checked = [...knowledge.places.values()].filter(({ statements }) =>
    statements.some(({ topics, expires }) => day <= expires && (topic === undefined || topics.includes(topic))),
  )
  const buttons = checked
    .flatMap(({ region }) => regionIn(knowledge, region) ?? [])
    .map(
      ({ code, name }): Button => ({
        label: inLocale(name, locale),
        action: { name: 'place', locale, choice: code, ...(topic && { topic }) },
      }),
    )
  return packRows(buttons, placeRows)
}

/** What a place decides in a topic, with its law; in a group in short. */
function about(topic: Intent, rule: PlaceRule, turn: Turn, { knowledge, day }: Shown): MessageReply {
  const { locale, t } = turn
  const view = { knowledge, day, locale, t }
  const title = html`<b>${inLocale(topic.title, locale)}</b> · ${inLocale(rule.region.name, locale)}`
  const subject = { topic: topic.id, slots: { place: rule.region.code } }
  if (turn.incoming.chat.kind === 'group')
    return message(
      joinHtml([title, placeRuleShort(rule, view)]),
      [[{ label: t('answer.details'), start: topic.id }]],
      subject,
    )
  const { local } = inLocale(variantOn(topic, day).answer, locale)
  const articles = placeArticles(rule, view)
  const text = joinHtml([
    title,
    joinHtml([placeRuleLine(rule, view), ...furtherPlaceLines(rule, view).slice(1)], '\n'),
    rule.kind === 'unchecked' && local !== undefined && html`<b>${t('answer.differsLocally')}</b> ${local}`,
    articles.length > 0 && renderLaw(articles, mostOfLaw, { ...view, region: rule.region.code }),
  ])
  return message(text, nextButtons(topic, turn, knowledge), subject)
}

/** The replies when a person names a place, asks which one is noted, or corrects it. */
export function createPlacePages({ knowledge, now }: PlaceDependencies) {
  const shown = (): Shown => ({ knowledge, day: dayInChina(now()) })
  const topicOf = ({ memory }: Turn): Intent | undefined => {
    const intent = memory.topic === undefined ? undefined : knowledge.intents.get(memory.topic)
    return intent?.kind === 'topic' ? intent : undefined
  }

  /** The place is noted: what it means for the topic of the conversation, or the question what to tell of it. */
  const named = (region: Region, turn: Turn): MessageReply => {
    const { locale, t } = turn
    const topic = topicOf(turn)
    const rule = topic && placeRuleOf(topic, region.code, shown())
    if (topic && rule) return about(topic, rule, turn, shown())
    const text = escapeHtml(t('talk.place', { place: inLocale(region.name, locale) }))
    return message(text, nextButtons(undefined, turn, knowledge), { slots: { place: region.code } })
  }

  /** Asks where a person is insured. */
  const which = (turn: Turn, topic = topicOf(turn)?.id): MessageReply =>
    message(escapeHtml(turn.t('place.which')), placeButtons(topic, turn, shown()), topic === undefined ? {} : { topic })

  return {
    regionOf: (code: string | undefined) => regionIn(knowledge, code),
    named,
    which,
    /** A place was wrong, and the right one is not known yet. */
    wrong: (turn: Turn): MessageReply => {
      const asked = which(turn)
      return { ...asked, subject: { ...asked.subject, slots: { place: null } } }
    },
    /** Which place is noted, and how to change that. */
    current: (turn: Turn, intro?: string): MessageReply => {
      const { locale, t, memory } = turn
      const region = regionIn(knowledge, memory.slots.place)
      const forget: Button = { label: t('place.forget'), action: { name: 'place', locale, choice: 'forget' } }
      const text = joinHtml([
        intro !== undefined && escapeHtml(intro),
        bold(region ? t('place.current', { place: inLocale(region.name, locale) }) : t('place.none')),
        escapeHtml(t('place.change')),
      ])
      return message(text, [...placeButtons(undefined, turn, shown()), ...(region ? [[forget]] : [])])
    },
    forgotten: ({ t }: Turn): MessageReply => message(escapeHtml(t('place.forgotten')), [], { slots: { place: null } }),
  }
}

export type PlacePages = ReturnType<typeof createPlacePages>
