import { expect, test } from 'vitest'
import { startBot, voice } from '../support/bot.ts'

const [en, zh, traditional] = [voice('en'), voice('zh-Hans'), voice('zh-Hant')]
const lateFee = 'who pays the late fee?'

/** What is folded in a message, fold by fold. */
const foldsOf = (html: string): readonly string[] =>
  [...html.matchAll(/<blockquote expandable>([\s\S]*?)<\/blockquote>/g)].map(([, inside = '']) => inside)

/** What is read without opening a fold. */
const visible = (html: string): string => html.replace(/<blockquote expandable>[\s\S]*?<\/blockquote>/g, '').trim()

test('an answer has a bold title, then the short answer, then what each hotline is for', async () => {
  const answer = await (await startBot()).person().says(lateFee)
  expect(visible(answer.html)).toBe(
    `<b>Late fees</b>\n\nThe late fee is 0.05 % a day. The employer owes it.\n\n${en('hotlines.call')}: <b>12366</b> ${en('hotlines.12366')}`,
  )
})

test('what else there is to know and the law are folded, each under its heading', async () => {
  const answer = await (await startBot()).person().says(lateFee)
  expect(foldsOf(answer.html).map((fold) => fold.split('\n')[0])).toEqual([
    `<b>${en('answer.more')}</b>`,
    `<b>${en('answer.law')}</b>`,
  ])
})

test('steps are numbered and seen at once, details are folded points', async () => {
  const bot = await startBot()
  const steps = await bot.person().says('my shebao lapsed for two months, how do I get it back?')
  expect(visible(steps.html)).toContain(
    '1. Find out which months are missing.\n2. Pay the current month at the tax office.\n3. Ask when you are covered again.',
  )
  const details = await bot.person().says(lateFee)
  expect(foldsOf(details.html)[0]).toContain(
    '• It may not be taken from your wages.\n• Higher rates on the internet are out of date.',
  )
})

test('what differs locally is said under a heading of its own, and only where it differs', async () => {
  const bot = await startBot()
  const local = await bot.person().says('医保断了怎么恢复')
  expect(foldsOf(local.html)[0]).toContain(`<b>${zh('answer.differsLocally')}</b> 多久恢复各地不同，请打12393问。`)
  expect((await bot.person().says(lateFee)).text).not.toContain(en('answer.differsLocally'))
})

test('an excerpt is in a fold that opens on a tap: law, article, words, in force since, last checked', async () => {
  const answer = await (await startBot()).person().says('滞纳金该谁出')
  const quote = foldsOf(answer.html).find((fold) => fold.startsWith(`<b>${zh('answer.law')}</b>`))
  expect(quote).toContain('<b>《社会保险法》第八十六条</b>')
  expect(quote).toContain('按日加收万分之五的滞纳金')
  expect(quote).toContain('2011年7月1日起施行')
  expect(quote).toContain('2026年11月20日核对')
})

test('an English excerpt says that the translation is unofficial, a Chinese one is the law itself', async () => {
  const bot = await startBot()
  expect((await bot.person().says(lateFee)).text).toContain(
    `in force since 1 July 2011 · checked 20 November 2026 · ${en('answer.unofficial')}`,
  )
  expect((await bot.person().says('滞纳金该谁出')).text).not.toContain(zh('answer.unofficial'))
})

test('only the cited paragraph of an article is quoted', async () => {
  const answer = await (await startBot()).person().says(lateFee)
  expect(answer.text).toContain('Social Insurance Law, Article 60, paragraph 2')
  expect(answer.text).toContain('Self-employed people without staff')
  expect(answer.text).not.toContain('Employers shall declare')
})

test('a note on an article is shown with it', async () => {
  const answer = await (await startBot()).person().says(lateFee)
  expect(answer.text).toContain(`${en('article.note')}: Older arrears follow older rules.`)
})

test('two excerpts are quoted, further articles are only named', async () => {
  const answer = await (await startBot()).person().says('can I back pay my social insurance')
  const law = foldsOf(answer.html).at(-1)
  const headings = [...(law ?? '').matchAll(/<b>(.*?)<\/b>/g)].map(([, heading]) => heading)
  expect(headings).toEqual([
    en('answer.law'),
    'Social Insurance Law, Article 63',
    'Social Insurance Law, Article 60, paragraph 1',
  ])
  expect(law).toContain(
    `${en('answer.seeAlso')}: Social Insurance Law, Article 86; Medical Transfer Rules, On gaps of up to three months`,
  )
})

test('a law that is no longer in force is not quoted', async () => {
  const answer = await (await startBot()).person().says(lateFee)
  expect(answer.text).not.toContain('Old Fee Rules')
  expect(answer.text).not.toContain('0.2 %')
})

test('a document without a verified start shows when it was issued, a local one that it is an example', async () => {
  const answer = await (await startBot()).person().says('my account was cancelled, how do I enrol again')
  expect(answer.text).toContain('issued 1 November 2021')
  expect(answer.text).toContain(en('answer.localLaw'))
})

test('an answer without a national rule says so', async () => {
  const answer = await (await startBot()).person().says('transfer my record to another city')
  expect(answer.text).toContain(en('answer.noRule'))
  expect((await (await startBot()).person().says(lateFee)).text).not.toContain(en('answer.noRule'))
})

test('a law that is not yet in force is shown as such, until the day it is', async () => {
  const question = 'how long is the waiting period'
  const before = await startBot({ now: '2026-12-31T15:59:59Z' })
  expect((await before.person().says(question)).text).toContain('not yet in force; applies from 1 January 2027')
  const after = await startBot({ now: '2026-12-31T16:00:00Z' })
  const answer = await after.person().says(question)
  expect(answer.text).toContain('in force since 1 January 2027')
  expect(answer.text).not.toContain('not yet in force')
})

test('an answer changes with the law at midnight in China, with its article', async () => {
  const before = await (await startBot({ now: '2026-12-31T15:59:59Z' })).person().says('is it mandatory')
  expect(before.text).toContain('Employees must join. Residents may join.')
  expect(before.text).toContain('Social Insurance Law, Article 23')
  expect(before.text).not.toContain('Medical Security Law')
  const after = await (await startBot({ now: '2026-12-31T16:00:00Z' })).person().says('is it mandatory')
  expect(after.text).toContain('For every citizen it is now a right and a duty.')
  expect(after.text).toContain('Medical Security Law, Article 14')
  expect(after.text).not.toContain('Residents may join')
})

test('an answer whose review is overdue warns of it, from the day after the last', async () => {
  const question = 'how long is the waiting period'
  const warning = en('answer.overdue', { date: '22 November 2026' })
  const inTime = await startBot({ now: '2026-11-22T10:00:00Z' })
  expect((await inTime.person().says(question)).text).not.toContain(warning)
  const late = await startBot({ now: '2026-11-22T16:00:00Z' })
  expect((await late.person().says(question)).text).toContain(warning)
})

test('under an answer stand follow-ups, then law and language, then simpler words and a person: four rows at most', async () => {
  const answer = await (await startBot()).person({ hint: 'en' }).says(lateFee)
  expect(answer.buttons).toEqual([
    ['Pay missed months'],
    ['Restore my insurance'],
    [en('answer.articles', { number: 2 }), zh('language.name')],
    [en('answer.simpler'), en('answer.human')],
  ])
})

test('a follow-up is a new message, so that the answer before it stays readable', async () => {
  const ann = (await startBot()).person()
  await ann.says(lateFee)
  const next = await ann.presses('Pay missed months')
  expect(next.mode).toBe('message')
  expect(next.text).toMatch(/^Pay missed months\n/)
})

test('the law button names the articles, each a button to all of it, in English with the Chinese words', async () => {
  const ann = (await startBot()).person()
  await ann.says(lateFee)
  const law = await ann.presses(en('answer.articles', { number: 2 }))
  expect(law.mode).toBe('message')
  expect(law.text).toBe(
    `${en('answer.lawsOf', { topic: 'Late fees' })}\nSocial Insurance Law, Article 86, Article 60, paragraph 2`,
  )
  expect(law.buttons).toEqual([
    ['Social Insurance Law, Article 86'],
    ['Social Insurance Law, Article 60'],
    ['Late fees'],
  ])
  const article = await ann.presses('Social Insurance Law, Article 60')
  expect(article.text).toContain('Employers shall declare')
  expect(article.text).toContain('Self-employed people without staff')
  expect(article.text).toContain('用人单位应当自行申报')
})

test('the same message in the other language, and back, in place', async () => {
  const ann = (await startBot()).person({ hint: 'en' })
  const english = await ann.says(lateFee)
  const chinese = await ann.presses('简体中文')
  expect(chinese.mode).toBe('edit')
  expect(chinese.text).toMatch(/^滞纳金\n\n滞纳金每天万分之五，由单位出。/)
  const back = await ann.presses('English')
  expect(back.mode).toBe('edit')
  expect(back.html).toBe(english.html)
  expect(back.buttons).toEqual(english.buttons)
})

test('a reader of Traditional characters is led to them from English', async () => {
  const ann = (await startBot()).person({ hint: 'zh-hk' })
  await ann.says(lateFee)
  const chinese = await ann.presses(traditional('language.name'))
  expect(chinese.text).toMatch(/^滯納金\n\n滯納金每天萬分之五/)
})

test('reading one answer in the other language does not choose that language', async () => {
  const ann = (await startBot()).person({ hint: 'en' })
  await ann.says(lateFee)
  await ann.presses('简体中文')
  expect((await ann.says(lateFee)).text).toMatch(/^Late fees/)
})

test('the way to a person names the hotlines and has no button to itself', async () => {
  const ann = (await startBot()).person()
  await ann.says(lateFee)
  const human = await ann.presses(en('answer.human'))
  for (const hotline of ['12393', '12333', '12366']) expect(human.text).toContain(hotline)
  expect(human.buttons.flat()).not.toContain(en('answer.human'))
})

test('a button whose topic is gone says so and changes nothing', async () => {
  const ann = (await startBot()).person({ hint: 'en' })
  for (const data of [
    ...['topic', 'translate', 'whole', 'simple', 'laws'].map((name) => `${name}:en:topic-of-last-year`),
    'step:en:topic-of-last-year:1',
    'article:en:no-such-law#1',
  ]) {
    const gone = await ann.pressesData(data)
    expect(gone.mode).toBe('toast')
    expect(gone.toast).toBe(en('toast.gone'))
  }
})

test('"simpler" says the short answer again in the plainest words, then one step at a time, in place', async () => {
  const ann = (await startBot()).person({ hint: 'en' })
  await ann.says('my shebao lapsed for two months, how do I get it back?')
  const plain = await ann.presses(en('answer.simpler'))
  expect(plain.mode).toBe('message')
  expect(plain.text).toMatch(new RegExp(`^${en('talk.simpler', { text: 'Insurance that has stopped' })}`))
  const first = await ann.presses(en('answer.nextStep'))
  expect(first.text).toBe(en('answer.step', { number: 1, steps: 3, step: 'Find out which months are missing.' }))
  const second = await ann.presses(en('answer.nextStep'))
  expect(second.mode).toBe('edit')
  expect(second.text).toContain('Pay the current month')
  const third = await ann.presses(en('answer.nextStep'))
  expect(third.buttons).toEqual([[en('answer.whole')]])
  expect((await ann.presses(en('answer.whole'))).text).toMatch(/^Restore my insurance\n/)
})

test('a button of an older version gets a polite word and changes nothing', async () => {
  const ann = (await startBot()).person({ hint: 'en' })
  for (const data of ['remind:en:2026-12-01', 'topic:late-fee', '', 'topic:en:LATE FEE']) {
    const old = await ann.pressesData(data)
    expect(old.mode).toBe('toast')
    expect(old.toast).toBe(en('toast.oldButton'))
  }
})
