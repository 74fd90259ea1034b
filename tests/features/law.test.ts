import { expect, test } from 'vitest'
import { startBot, voice } from '../support/bot.ts'

const [en, zh] = [voice('en'), voice('zh-Hans')]
const lateFee = 'a late fee of 0.05 % a day is added'

test('/law finds an article in every form in which people name it', async () => {
  const bot = await startBot()
  const forms = [
    '86',
    'article 86',
    'Art. 86',
    '§ 86',
    '社会保险法第八十六条',
    '《社会保险法》第86条',
    '社保法86',
    '第八十六条',
    '八十六',
    'Social Insurance Law 86',
    '８６',
  ]
  for (const form of forms) {
    const { text } = await bot.person({ hint: 'en' }).says(`/law ${form}`)
    expect(text, form).toContain('按日加收万分之五的滞纳金')
  }
})

test('a person who names the law in Traditional characters reads it in them', async () => {
  const { text } = await (await startBot()).person({ hint: 'en' }).says('/law 社會保險法第八十六條')
  expect(text).toMatch(/^《社會保險法》第八十六條\n/)
  expect(text).toContain('按日加收萬分之五的滯納金')
})

test('another law is found by its name, short name or number of document', async () => {
  const bot = await startBot()
  const reads = async (form: string) => (await bot.person({ hint: 'en' }).says(`/law ${form}`)).text
  expect(await reads('Medical Security Law 14')).toContain('公民有依法参加基本医疗保险的权利和义务')
  expect(await reads('医疗保障法第十四条')).toContain('公民有依法参加基本医疗保险的权利和义务')
  expect(await reads('医保法 14')).toContain('公民有依法参加基本医疗保险的权利和义务')
  expect(await reads('43号文')).toContain('医疗保险关系转移接续办法')
})

test('an article in English is our translation, marked so, with the Chinese original', async () => {
  const article = await (await startBot()).person({ hint: 'en' }).says('/law 86')
  expect(article.html).toMatch(/^<b>Social Insurance Law, Article 86<\/b>/)
  expect(article.text).toContain(en('article.translation'))
  expect(article.text).toContain(lateFee)
  expect(article.text).toContain(en('article.original'))
  expect(article.text).toContain('按日加收万分之五的滞纳金')
})

test('an article in Chinese is the law alone', async () => {
  const article = await (await startBot()).person().says('/law 社会保险法第八十六条')
  expect(article.html).toMatch(/^<b>《社会保险法》第八十六条<\/b>/)
  expect(article.text).toContain('按日加收万分之五的滞纳金')
  expect(article.text).not.toContain(zh('article.translation'))
  expect(article.text).not.toContain(lateFee)
})

test('under an article stand its issuer, number, day in force, day of check and the official text', async () => {
  const article = await (await startBot()).person({ hint: 'en' }).says('/law 86')
  expect(article.text).toContain(`${en('article.issuer')}: Standing Committee of the National People's Congress`)
  expect(article.text).toContain(`${en('article.documentNumber')}: 主席令第三十五号（2010）`)
  expect(article.text).toContain(`${en('article.amended')}: 29 December 2018`)
  expect(article.text).toContain('in force since 1 July 2011 · checked 20 November 2026')
  expect(article.html).toContain(`<a href="https://flk.npc.gov.cn/detail?id=example">${en('article.official')}</a>`)
  expect(article.text).toContain('Older arrears follow older rules.')
})

test('an article leads to the answers that rest on it', async () => {
  const ann = (await startBot()).person({ hint: 'en' })
  const article = await ann.says('/law 86')
  expect(article.text).toContain(en('article.citedBy'))
  expect(article.buttons).toEqual([['Late fees'], ['Pay missed months']])
  expect((await ann.presses('Late fees')).text).toMatch(/^Late fees\n/)
})

test('a law that is not yet in force, or no longer, is shown as such', async () => {
  const bot = await startBot()
  const reads = async (form: string) => (await bot.person({ hint: 'en' }).says(`/law ${form}`)).text
  expect(await reads('Medical Security Law 14')).toContain('not yet in force; applies from 1 January 2027')
  expect(await reads('Old Fee Rules 13')).toContain('no longer in force since 1 January 2020')
})

test('for a missing article the bot says which ones it has, in runs', async () => {
  const bot = await startBot()
  const english = await bot.person({ hint: 'en' }).says('/law 99')
  expect(english.text).toContain(en('article.missing', { article: 'Article 99', law: 'Social Insurance Law' }))
  expect(english.text).toContain(en('article.have', { articles: '23, 60–61, 63, 86' }))
  const chinese = await bot.person({ hint: 'zh-hans' }).says('/law 99')
  expect(chinese.text).toContain(zh('article.missing', { article: '第九十九条', law: '社会保险法' }))
  expect(chinese.text).toContain('23、60–61、63、86')
})

test('passages without a number are buttons under their document', async () => {
  const ann = (await startBot()).person({ hint: 'en' })
  const document = await ann.says('/law Medical Transfer Rules')
  expect(document.buttons).toEqual([['On gaps of up to three months'], ['On counting years']])
  const passage = await ann.presses('On counting years')
  expect(passage.html).toMatch(/^<b>Medical Transfer Rules, On counting years<\/b>/)
  expect(passage.text).toContain('各地缴费年限互认')
})

test('sections with a label are listed once, in their order', async () => {
  const document = await (await startBot()).person({ hint: 'en' }).says('/law Notice on Gaps')
  expect(document.text).toContain(en('article.have', { articles: 'Section 3 (4), Section 4' }))
  expect(document.text).toContain(en('answer.issued', { date: 'September 2025' }))
  expect(document.buttons).toEqual([['Section 3 (4)'], ['Section 4']])
})

test('/law alone shows how to use it and the whole library', async () => {
  const library = await (await startBot()).person({ hint: 'en' }).says('/law')
  expect(library.text).toContain(en('article.usage'))
  expect(library.text).toContain(
    en('article.libraryEntry', { law: 'Social Insurance Law', articles: '23, 60–61, 63, 86' }),
  )
  expect(library.text).toContain('Medical Transfer Rules')
})

test('/law with words that name no law says so and shows the library', async () => {
  const bot = await startBot()
  for (const words of ['klingon constitution', '<b>86</b> or so', '0', '1000']) {
    const reply = await bot.person({ hint: 'en' }).says(`/law ${words}`)
    expect(reply.text, words).toContain(en('article.library'))
    expect(reply.text, words).toContain(en('article.unknownLaw'))
  }
})

test('an article that is named in plain words is shown without a command', async () => {
  const bot = await startBot()
  for (const text of [
    '社会保险法第八十六条',
    '第86条是什么',
    'article 86',
    'What does article 86 say?',
    '社保法第八十六条的内容',
  ]) {
    const reply = await bot.person().says(text)
    expect(reply.text, text).toContain('按日加收万分之五的滞纳金')
    expect(reply.html, text).toContain('<a href=')
  }
})

test('a question that mentions a number or a law is answered as a question', async () => {
  const bot = await startBot()
  const isArticle = async (text: string) => (await bot.person().says(text)).html.includes('<a href=')
  for (const text of [
    '断了86天怎么办',
    '86',
    '滞纳金是按第八十六条算的吗，单位不交怎么办',
    'my boss says article 86 means I pay the late fee, is that right',
    '我有3个月没交',
    '第三方代缴的社保怎么补',
    'late fee for 86 days',
  ]) {
    expect(await isArticle(text), text).toBe(false)
  }
})
