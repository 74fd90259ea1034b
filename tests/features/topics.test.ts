import { expect, test } from 'vitest'
import type { Intent, Knowledge } from '../../src/knowledge/knowledge.ts'
import { fixture, startBot, voice } from '../support/bot.ts'

const [en, zh] = [voice('en'), voice('zh-Hans')]

/** The fixture with enough topics in the first section to fill three pages. */
function manyTopics(): Knowledge {
  const pattern = fixture.intents.get('moving-city') as Intent
  const more = Array.from({ length: 12 }, (_, index): [string, Intent] => {
    const id = `topic-${index + 1}`
    const title = { en: `Topic ${index + 1}`, 'zh-Hans': `话题${index + 1}` }
    return [id, { ...pattern, id, title, section: 'core', utterances: { en: [id], 'zh-Hans': [id] } }]
  })
  return { ...fixture, intents: new Map([...fixture.intents, ...more]) }
}

test('the menu shows the sections that hold topics', async () => {
  const bot = await startBot()
  const menu = await bot.person({ hint: 'en' }).says('/topics')
  expect(menu.text).toContain(en('topics.title'))
  expect(menu.buttons).toEqual([[en('topics.core')], [en('topics.employer')], [en('topics.life')]])
  expect((await bot.person({ hint: 'zh-hans' }).says('/topics')).buttons[0]).toEqual([zh('topics.core')])
})

test('a section opens in place with its topics, and leads back to all sections', async () => {
  const ann = (await startBot()).person({ hint: 'en' })
  await ann.says('/topics')
  const section = await ann.presses(en('topics.employer'))
  expect(section.mode).toBe('edit')
  expect(section.buttons).toEqual([['Must I join?'], [en('topics.sections')]])
  const back = await ann.presses(en('topics.sections'))
  expect(back.mode).toBe('edit')
  expect(back.buttons).toHaveLength(3)
})

test('a topic of the menu is answered below it', async () => {
  const ann = (await startBot()).person({ hint: 'en' })
  await ann.says('/topics')
  await ann.presses(en('topics.life'))
  const answer = await ann.presses('Moving to another city')
  expect(answer.mode).toBe('message')
  expect(answer.text).toMatch(/^Moving to another city\n/)
})

test('talk that is not a topic is in no menu', async () => {
  const ann = (await startBot()).person({ hint: 'en' })
  await ann.says('/topics')
  const labels = (await ann.presses(en('topics.core'))).buttons.flat()
  expect(labels).not.toContain('Thank you')
  expect(labels).not.toContain('Something else')
})

test('a long section has pages of eight that turn in place, and each says where one is', async () => {
  const ann = (await startBot({ knowledge: manyTopics() })).person({ hint: 'en' })
  await ann.says('/topics')
  const first = await ann.presses(en('topics.core'))
  expect(first.text).toContain(en('topics.page', { page: 1, pages: 3 }))
  expect(first.buttons).toHaveLength(9)
  expect(first.buttons.at(-1)).toEqual([en('topics.sections'), en('topics.next')])
  const second = await ann.presses(en('topics.next'))
  expect(second.mode).toBe('edit')
  expect(second.text).toContain(en('topics.page', { page: 2, pages: 3 }))
  expect(second.buttons.at(-1)).toEqual([en('topics.previous'), en('topics.sections'), en('topics.next')])
  const last = await ann.presses(en('topics.next'))
  expect(last.text).toContain(en('topics.page', { page: 3, pages: 3 }))
  expect(last.buttons.at(-1)).toEqual([en('topics.previous'), en('topics.sections')])
  const everyTopic = [first, second, last].flatMap(({ buttons }) => buttons.slice(0, -1).flat())
  expect(new Set(everyTopic).size).toBe(17)
  expect((await ann.presses(en('topics.previous'))).buttons).toEqual(second.buttons)
})

test('a page or section that exists no more shows the nearest that does', async () => {
  const ann = (await startBot()).person({ hint: 'en' })
  await ann.says('/topics')
  expect((await ann.pressesData('menu:en:core:99')).buttons).toContainEqual(['Late fees'])
  expect((await ann.pressesData('menu:en:section-of-last-year:0')).text).toContain(en('topics.title'))
})

test('where all topics lie in one section the menu shows them at once', async () => {
  const core = [...fixture.intents].filter(([, intent]) => intent.section === 'core' || intent.kind === 'out-of-scope')
  const ann = (await startBot({ knowledge: { ...fixture, intents: new Map(core) } })).person({ hint: 'en' })
  const menu = await ann.says('/topics')
  expect(menu.buttons).toContainEqual(['Late fees'])
  expect(menu.buttons.flat()).not.toContain(en('topics.sections'))
})
