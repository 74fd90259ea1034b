import { expect, test } from 'vitest'
import { knowledge, matcher } from '../fixtures/real-knowledge.ts'
import { startBot, voice } from '../support/bot.ts'
import type { Person } from '../support/person.ts'

const [en, zh] = [voice('en'), voice('zh-Hans')]

/** What a person says, one after the other; `[label]` presses a button. In the last reply stands the title of `topic`, and what `says` says. */
type Row = {
  readonly turns: readonly string[]
  readonly topic?: string
  readonly says: string
}

const of = (place: string): string => zh('place.here', { place })
const within = (province: string, place: string): string => zh('place.province', { province, place })
const unchecked = (place: string, numbers: string): string => zh('place.unchecked', { place, numbers })
const inEnglish = (place: string): string => en('place.here', { place })
const withinEnglish = (province: string, place: string): string => en('place.province', { province, place })
const uncheckedEnglish = (place: string, numbers: string): string => en('place.unchecked', { place, numbers })

const insideQuestions: readonly Row[] = [
  { turns: ['上海失业金怎么领'], topic: 'unemployment-benefit', says: of('上海') },
  { turns: ['在上海灵活就业医保等待期多久'], topic: 'waiting-period', says: of('上海') },
  { turns: ['杭州灵活就业医保等待期多久'], topic: 'waiting-period', says: within('浙江', '杭州') },
  { turns: ['深圳失业金怎么领'], topic: 'unemployment-benefit', says: within('广东', '深圳') },
  { turns: ['武漢失業金怎麼領'], topic: 'unemployment-benefit', says: '湖北規定（武漢也適用）：' },
  { turns: ['武汉新生儿医保怎么办'], topic: 'newborn-student', says: of('武汉') },
  { turns: ['郑州的滞纳金怎么算'], topic: 'late-fee', says: of('郑州') },
  {
    turns: ['who pays the late fee in Chongqing?'],
    topic: 'late-fee',
    says: inEnglish('Chongqing'),
  },
  {
    turns: ['how long is the waiting period for medical insurance in Suzhou?'],
    topic: 'waiting-period',
    says: withinEnglish('Jiangsu', 'Suzhou'),
  },
  {
    turns: ['In Wuhan, how do I claim unemployment benefit?'],
    topic: 'unemployment-benefit',
    says: withinEnglish('Hubei', 'Wuhan'),
  },
]

const afterAnswers: readonly Row[] = [
  { turns: ['医保等待期多久', '上海呢'], topic: 'waiting-period', says: of('上海') },
  { turns: ['医保等待期多久', '我在宁波'], topic: 'waiting-period', says: within('浙江', '宁波') },
  { turns: ['失业金怎么领', '那广州呢？'], topic: 'unemployment-benefit', says: within('广东', '广州') },
  { turns: ['失业金怎么领', '/place 上海'], topic: 'unemployment-benefit', says: of('上海') },
  { turns: ['失业金怎么领', `[${zh('place.button')}]`, '[重庆]'], topic: 'unemployment-benefit', says: of('重庆') },
  {
    turns: ['how do I get unemployment benefit?', 'in Shanghai?'],
    topic: 'unemployment-benefit',
    says: inEnglish('Shanghai'),
  },
  {
    turns: ['how long is the waiting period?', 'what about Nanjing?'],
    topic: 'waiting-period',
    says: withinEnglish('Jiangsu', 'Nanjing'),
  },
]

const chosenBefore: readonly Row[] = [
  { turns: ['/place 上海', '失业金怎么领'], topic: 'unemployment-benefit', says: of('上海') },
  { turns: ['我在上海', '医保等待期多久'], topic: 'waiting-period', says: of('上海') },
  { turns: ['上海失业金怎么领', '滞纳金谁出'], topic: 'late-fee', says: zh('place.national', { place: '上海' }) },
  { turns: ['/place 上海', '杭州灵活就业医保等待期多久'], topic: 'waiting-period', says: within('浙江', '杭州') },
  {
    turns: ['/place Zhejiang', 'how long is the waiting period?'],
    topic: 'waiting-period',
    says: inEnglish('Zhejiang'),
  },
]

const unknownPlaces: readonly Row[] = [
  { turns: ['成都医保等待期多久'], topic: 'waiting-period', says: unchecked('成都', '028-12393') },
  { turns: ['失业金怎么领', '西安呢'], topic: 'unemployment-benefit', says: unchecked('西安', '029-12333') },
  { turns: ['深圳医保等待期多久'], topic: 'waiting-period', says: unchecked('深圳', '0755-12393') },
  { turns: ['湖北新生儿医保怎么办'], topic: 'newborn-student', says: unchecked('湖北', '12393、12366') },
  {
    turns: ['how do I get unemployment benefit in Beijing?'],
    topic: 'unemployment-benefit',
    says: uncheckedEnglish('Beijing', '010-12333'),
  },
  {
    turns: ['how long is the waiting period?', 'Hong Kong'],
    topic: 'waiting-period',
    says: en('place.outside', { place: 'Hong Kong' }),
  },
  { turns: ['失业金怎么领', '/place 火星'], says: zh('place.unknown') },
]

const corrected: readonly Row[] = [
  { turns: ['上海灵活就业医保等待期多久', '不是上海，是苏州'], topic: 'waiting-period', says: within('江苏', '苏州') },
  {
    turns: ['上海失业金怎么领', '我不在上海，在成都'],
    topic: 'unemployment-benefit',
    says: unchecked('成都', '028-12333'),
  },
  { turns: ['/place 上海', '失业金怎么领', '说错了，是重庆'], topic: 'unemployment-benefit', says: of('重庆') },
  {
    turns: ['how do I get unemployment benefit in Shanghai?', 'not Shanghai, Wuhan'],
    topic: 'unemployment-benefit',
    says: withinEnglish('Hubei', 'Wuhan'),
  },
  {
    turns: ['上海失业金怎么领', '我不在上海', '杭州'],
    topic: 'unemployment-benefit',
    says: unchecked('杭州', '0571-12333'),
  },
]

async function talk(person: Person, turns: readonly string[]) {
  const heard = await turns.reduce<Promise<Awaited<ReturnType<Person['says']>> | undefined>>(async (before, turn) => {
    await before
    const label = /^\[(.*)\]$/.exec(turn)?.[1]
    return label === undefined ? person.says(turn) : person.presses(label)
  }, Promise.resolve(undefined))
  if (!heard) throw new Error('Nothing was said.')
  return heard
}

const titles = (topic: string): readonly string[] => {
  const { title, option } = knowledge.intents.get(topic) ?? {}
  return [...Object.values(title ?? {}), ...Object.values(option ?? {})].filter((one) => one !== undefined)
}

/** The headings under which any place's rules can stand. */
const headings = knowledge.regions.flatMap(({ name }) =>
  (['en', 'zh-Hans', 'zh-Hant'] as const).map((locale) => voice(locale)('place.here', { place: name[locale] ?? '' })),
)

test.each([...insideQuestions, ...afterAnswers, ...chosenBefore, ...unknownPlaces, ...corrected])(
  'a place is understood: $turns',
  async ({ turns, topic, says }) => {
    const heard = await talk((await startBot({ knowledge, matcher })).person(), turns)
    expect(heard.text).toContain(says)
    if (topic)
      expect(
        titles(topic).some((title) => heard.text.includes(title)),
        heard.text,
      ).toBe(true)
    const others = headings.filter((heading) => heard.text.includes(heading) && !says.endsWith(heading))
    expect(others).toEqual([])
  },
)

test('what a place decides comes with its article first in the law fold, and is not called an example there', async () => {
  const person = (await startBot({ knowledge, matcher })).person()
  const { text } = await person.says('上海失业金怎么领')
  expect(text.slice(text.indexOf(zh('answer.law')))).toMatch(/^[^\n]+\n《上海市失业保险金申领发放办法》第六条/)
  expect(text).not.toContain(zh('answer.localLaw'))
  const laws = await person.presses('依据20条')
  expect(laws.text).toContain('《上海市失业保险金申领发放办法》')
})

test('in a group a place is one more line', async () => {
  const bot = await startBot({ knowledge, matcher })
  const inside = await bot.person().inGroup('family').faqs('上海失业金怎么领')
  expect(inside.text.split('\n\n')).toHaveLength(2)
  expect(inside.text).toContain(of('上海'))
  const group = bot.person().inGroup('family')
  const before = await group.faqs('失业金怎么领')
  expect(before.text.split('\n\n')).toHaveLength(1)
  const after = await group.repliesToBot('成都呢')
  expect(after.text.split('\n\n')).toEqual(['失业金怎么领 · 成都', unchecked('成都', '028-12333')])
})

test('/place says which place is noted, and forgets it on a tap or a word', async () => {
  const person = (await startBot({ knowledge, matcher })).person()
  expect((await person.says('/place')).text).toContain(zh('place.none'))
  await person.says('/place 上海')
  const noted = await person.says('/place')
  expect(noted.text).toContain(zh('place.current', { place: '上海' }))
  expect((await person.presses(zh('place.forget'))).mode).toBe('edit')
  expect((await person.says('失业金怎么领')).text).not.toContain(of('上海'))
  await person.says('/place 上海')
  await person.says('/place forget')
  expect((await person.says('/place')).text).toContain(zh('place.none'))
})

test('after "I am not in Shanghai" the bot asks for the right place and forgets the wrong one', async () => {
  const person = (await startBot({ knowledge, matcher })).person()
  await person.says('上海失业金怎么领')
  expect((await person.says('我不在上海')).text).toContain(zh('place.which'))
  expect((await person.says('失业金怎么领')).text).not.toContain('上海')
})

test('a place that expired falls silent, and answers say that nothing is known', async () => {
  const heard = async (now: string) =>
    (await (await startBot({ knowledge, matcher, now })).person().says('上海失业金怎么领')).text
  expect(await heard('2027-11-27T04:00:00Z')).toContain(of('上海'))
  const silent = await heard('2027-11-28T04:00:00Z')
  expect(silent).not.toContain(of('上海'))
  expect(silent).toContain(unchecked('上海', '021-12333'))
})

test('an answer that depends on the place has a button for it until the place is known', async () => {
  const person = (await startBot({ knowledge, matcher })).person()
  expect((await person.says('失业金怎么领')).buttons.flat()).toContain(zh('place.button'))
  expect((await person.says('上海失业金怎么领')).buttons.flat()).not.toContain(zh('place.button'))
})

test('with the place told, the same question is answered in the other language too', async () => {
  const person = (await startBot({ knowledge, matcher })).person()
  await person.says('上海失业金怎么领')
  expect((await person.presses('English')).text).toContain(inEnglish('Shanghai'))
})
