import { expect, test } from 'vitest'
import { labelledBeside } from '../../src/learning/question-files.ts'
import { interpret } from '../../src/matching/decide.ts'
import { intentsFolder, knowledge, matcher } from '../fixtures/real-knowledge.ts'

const interpreted = (text: string) => interpret(matcher.read(text), matcher.readParts(text), knowledge)
const answerTo = (text: string): string | undefined => {
  const interpretation = interpreted(text)
  return interpretation.kind === 'answer' ? interpretation.intent : undefined
}

/** Every third question of a language that is answered directly, with its answer. */
const answered = (lang: string) =>
  labelledBeside(intentsFolder)
    .filter((question) => question.lang === lang && question.topic !== undefined)
    .flatMap(({ text }) => {
      const answer = answerTo(text)
      return answer === undefined ? [] : [{ text, answer }]
    })
    .filter((_, index) => index % 3 === 0)

const wrappers = {
  'zh-Hans': [
    ['你好，', ''],
    ['我想问一下', ''],
    ['大佬们，', '，急！在线等'],
    ['我叫小王，今年35岁，在深圳。', ''],
    ['', ' 谢谢啦'],
    ['不好意思打扰一下，请问', ''],
    ['', '，麻烦您了'],
    ['各位老师好，新人求助，', ''],
    ['帮朋友问一下，', '，有懂的吗？'],
    ['您好，我是山东的，', '？万分感谢'],
  ],
  en: [
    ['Hi, ', ''],
    ['Hello everyone, ', ''],
    ['I am 35, from France, living in Shanghai. ', ''],
    ['Could you please tell me ', ''],
    ['', ' Thanks a lot!'],
    ['Sorry to bother you, ', ''],
    ['URGENT!! ', ' please help'],
    ['Dear Sir or Madam, ', ' Kind regards'],
    ['Quick question: ', ''],
    ['Hey guys, new here. ', ' Any help appreciated, thank you in advance'],
  ],
} as const

test.each(Object.entries(wrappers))(
  'what is wrapped around a question changes its answer in at most 5 of 100: %s',
  (lang, pairs) => {
    const questions = answered(lang)
    expect(questions.length).toBeGreaterThan(50)
    const kept = pairs.flatMap(([before, after]) =>
      questions.map(({ text, answer }) => answerTo(`${before}${text}${after}`) === answer),
    )
    expect(kept.filter((isKept) => isKept).length / kept.length).toBeGreaterThanOrEqual(0.95)
  },
)

/** A text with two neighbouring letters of one of its long words exchanged. */
function withSlip(text: string, turn: number): string {
  const words = [...text.matchAll(/[a-z]{5,}/g)]
  const word = words[turn % Math.max(1, words.length)]
  if (!word) return text
  const at = word.index + 1 + (turn % (word[0].length - 2))
  return `${text.slice(0, at)}${text[at + 1] ?? ''}${text[at] ?? ''}${text.slice(at + 2)}`
}

test('a slip in a word changes the answer in at most 5 of 100', () => {
  const questions = answered('en')
  const kept = questions.filter(({ text, answer }, index) => answerTo(withSlip(text, index)) === answer)
  expect(kept.length / questions.length).toBeGreaterThanOrEqual(0.95)
})

test('with the housing fund beside social insurance no question is sent to the housing fund', () => {
  for (const question of ['公司不交社保也不交公积金', 'my boss pays neither social insurance nor the housing fund']) {
    const reading = matcher.read(question)
    expect(reading.housingFundToo).toBe(true)
    expect(reading.candidates.map(({ intent }) => intent)).not.toContain('housing-fund')
  }
  expect(interpreted('公积金怎么提取')).toMatchObject({ kind: 'out-of-scope', intent: 'housing-fund' })
})
