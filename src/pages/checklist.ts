import { bold, escapeHtml, html, joinHtml } from '../conversation/html.ts'
import { type Button, type MessageReply, message } from '../conversation/reply.ts'
import type { Facts, GuidedSituation, Outcome } from '../knowledge/situation.ts'
import { inLocale, type Locale, type Translate } from '../locale/i18n.ts'
import { encodeCase } from '../situation/case-state.ts'
import { factsForPapers, papersOf } from '../situation/papers.ts'
import { fullRowWidth, labelWidth } from './button-rows.ts'

/** Opens a list in a message of its own, with nothing ticked. */
export const opening = '-'
/** Stands for the choice of a procedure. */
export const everyProcedure = 'menu'

type Voice = { readonly locale: Locale; readonly t: Translate }

const codeLength = 2

const codesIn = (marks: string): readonly string[] => marks.match(new RegExp(`.{${codeLength}}`, 'g')) ?? []

/** A label that fits the width of a phone. */
function cut(label: string): string {
  if (labelWidth(label) <= fullRowWidth) return label
  const characters = [...label]
  while (labelWidth(`${characters.join('')}…`) > fullRowWidth) characters.pop()
  return `${characters.join('').trimEnd()}…`
}

/** The way to the papers of a procedure as a list to tick off. */
export const checklistButton = (
  situation: GuidedSituation,
  outcome: Outcome,
  facts: Facts,
  { locale, t }: Voice,
): Button => ({
  label: t('checklist.button'),
  action: {
    ...{ name: 'tick', locale, outcome: outcome.id },
    ...{ state: encodeCase(situation, factsForPapers(outcome, facts)), marks: opening },
  },
})

/** The way to the choice of a procedure. */
export const checklistsButton = ({ locale, t }: Voice): Button => ({
  label: t('checklist.button'),
  action: { name: 'tick', locale, outcome: everyProcedure, state: '', marks: opening },
})

/** The papers of a procedure, each to be ticked; `marks` are the codes of those that were. */
export function checklistPage(
  situation: GuidedSituation,
  outcome: Outcome,
  facts: Facts,
  marks: string,
  { locale, t }: Voice,
): MessageReply {
  const papers = papersOf(outcome, facts)
  const known = papers.map(({ code }) => code)
  const ticked = codesIn(marks).filter((code) => known.includes(code))
  const state = encodeCase(situation, factsForPapers(outcome, facts))
  const lines = papers.map(({ code, text }) => `${ticked.includes(code) ? '☑' : '☐'} ${inLocale(text, locale)}`)
  const buttons = papers.map(({ code }, index): readonly Button[] => {
    const next = ticked.includes(code) ? ticked.filter((one) => one !== code) : [...ticked, code]
    return [
      {
        label: cut(lines[index] ?? ''),
        action: { name: 'tick', locale, outcome: outcome.id, state, marks: next.join('') },
      },
    ]
  })
  const left = papers.length - ticked.length
  return message(
    joinHtml([
      bold(t('checklist.title', { title: inLocale(outcome.title, locale) })),
      joinHtml(
        lines.map((line) => html`${line}`),
        '\n',
      ),
      escapeHtml(left === 0 ? t('checklist.all') : `${t('checklist.left', { count: left })} ${t('checklist.howTo')}`),
      escapeHtml(t('checklist.differs')),
    ]),
    buttons,
  )
}

/** Asks what somebody wants to do; each answer opens its list. */
export function checklistMenu(situation: GuidedSituation, facts: Facts, voice: Voice): MessageReply {
  const { locale, t } = voice
  return message(
    escapeHtml(t('checklist.which')),
    situation.guide.outcomes.map((outcome) => [
      { ...checklistButton(situation, outcome, facts, voice), label: inLocale(outcome.title, locale) },
    ]),
  )
}
