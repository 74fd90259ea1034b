import { expect, test } from 'vitest'
import { toTraditional } from '../../src/locale/traditional.ts'

test.each([
  ['行政复议法', '行政復議法'],
  ['再签劳动合同，签证也一样', '再簽勞動合同，簽證也一樣'],
  ['因劳动保护发生的争议', '因勞動保護發生的爭議'],
  ['失业金发到退休', '失業金發到退休'],
  ['这只限制劳动监察', '這只限制勞動監察'],
  ['自己干的人', '自己幹的人'],
  ['非因工致残', '非因工致殘'],
  ['税务机关征缴', '稅務機關徵繳'],
  ['从工资里扣，卡里的钱', '從工資裡扣，卡裡的錢'],
  ['本规定制定', '本規定制定'],
  ['划不划算', '划不划算'],
  ['怀孕28周以上，未满十六周岁', '懷孕28週以上，未滿十六週歲'],
  ['个人账户', '個人帳戶'],
  ['他说“断了‘三个月’就清零”', '他說「斷了『三個月』就清零」'],
])('%s becomes %s', (simplified, traditional) => {
  expect(toTraditional(simplified)).toBe(traditional)
})

test.each([
  ['头发', '頭髮'],
  ['标签', '標籤'],
  ['干净', '乾淨'],
  ['三十公里', '三十公里'],
  ['周到', '周到'],
  ['一只手', '一隻手'],
  ['精致', '精緻'],
])('a word with the rarer character keeps it: %s is %s', (simplified, traditional) => {
  expect(toTraditional(simplified)).toBe(traditional)
})

test('text that is already Traditional stays as it is', () => {
  const once = toTraditional('复议决定发到您的账户里，自己干的签字')
  expect(toTraditional(once)).toBe(once)
})
