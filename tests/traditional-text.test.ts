import { join } from 'node:path'
import { expect, test } from 'vitest'
import { plainText } from '../src/conversation/html.ts'
import { createI18n } from '../src/locale/i18n.ts'
import { readTexts, type Texts } from '../src/locale/texts.ts'
import { renderAnswer } from '../src/pages/answer.ts'
import { knowledge } from './fixtures/real-knowledge.ts'

const locale = 'zh-Hant'
const texts = readTexts(join(import.meta.dirname, '../locales'))
const t = createI18n(texts).translate(locale)

/**
 * Characters that the conversion confuses with more common ones, and the words in which they are right. If this test finds a word that is right,
 * add it here; if it is wrong, add a rule to locales/traditional.yaml.
 */
const rightIn: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries([...'籤髮隻緻征裏后范賬“”‘’台衹'].map((character) => [character, []])),
  乾: ['乾淨'],
  里: ['公里'],
  周: ['周轉', '周邊', '周圍'],
  剋: ['剋扣'],
  捲: ['捲款'],
  幹: ['幹的', '幹活', '幹部', '幹了', '幹過', '骨幹'],
  干: ['若干', '干涉', '干擾', '相干'],
  複: ['重複', '複雜', '複製', '複印', '複合', '複診', '複查', '複核'],
  製: ['複製', '印製', '製作', '製造'],
  劃: ['計劃', '劃撥', '劃入', '劃分', '劃轉', '規劃', '劃扣', '劃出', '策劃'],
  系: ['系統', '體系', '直系', '旁系'],
  托: ['托育', '托兒'],
  彙: ['彙總', '彙報', '詞彙'],
  匯: ['匯到', '匯辦', '匯款', '匯往', '匯率', '外匯'],
  遊: ['旅遊', '導遊'],
  誌: ['日誌', '雜誌'],
  迴: ['迴避'],
  舍: ['宿舍'],
  准: ['批准', '核准', '准許', '准予', '准考'],
  盡: ['應保盡保', '盡頭', '盡到', '用盡', '盡責'],
}

/** Finds these characters outside the words that may contain them. */
function wrongPlaces(text: string): readonly string[] {
  return Object.entries(rightIn).flatMap(([character, words]) => {
    const rest = words.reduce((left, word) => left.replaceAll(word, ''), text)
    const at = rest.indexOf(character)
    return at < 0 ? [] : [`${character}: …${rest.slice(Math.max(0, at - 8), at + 8)}…`]
  })
}

const stringsIn = (value: string | Texts): readonly string[] =>
  typeof value === 'string' ? [value] : Object.values(value).flatMap(stringsIn)

test.each(['2026-11-27', '2027-01-02', '2027-06-01'])(
  'no answer read on %s has a wrong character in Traditional Chinese',
  (day) => {
    const answers = [...knowledge.intents.values()].map((intent) =>
      plainText(renderAnswer(intent, { knowledge, day, locale, t })),
    )
    expect(answers.length).toBeGreaterThan(50)
    expect(answers.flatMap(wrongPlaces)).toEqual([])
  },
)

test('no simpler answer, button or bare word has one', () => {
  const spoken = [...knowledge.intents.values()].flatMap(({ option, variants }) => [
    option[locale],
    ...variants.map(({ answer }) => answer[locale]?.simple),
  ])
  const asked = knowledge.talk.words.map(({ ask }) => ask[locale])
  expect([...spoken, ...asked].flatMap((text) => wrongPlaces(text ?? ''))).toEqual([])
})

test('no reply to an emergency or a crisis has one', () => {
  const { urgent, crisis } = knowledge.talk
  const buttons = urgent?.buttons.map(({ label }) => label[locale] ?? '') ?? []
  const said = [urgent?.text[locale], crisis?.text[locale]].flatMap((text) => stringsIn((text ?? {}) as Texts))
  expect(said.length).toBeGreaterThan(1)
  expect([...said, ...buttons].flatMap(wrongPlaces)).toEqual([])
})

test('no law has one, in its articles, notes and names', () => {
  const written = [...knowledge.laws.values()].flatMap(({ title, short, issuer, number, articles }) => [
    ...[title, short, issuer, number].map((text) => text?.[locale]),
    ...[...articles.values()].flatMap(({ text, label, note }) => [text[locale], label?.[locale], note?.[locale]]),
  ])
  expect(written.length).toBeGreaterThan(500)
  expect(written.flatMap((text) => wrongPlaces(text ?? ''))).toEqual([])
})

test('no text of the interface has one', () => {
  expect(stringsIn(texts.get(locale) ?? {}).flatMap(wrongPlaces)).toEqual([])
})

test('a planted mistake is found', () => {
  expect(wrongPlaces('失業金髮到退休，重複申請行政複議')).toHaveLength(2)
})
