import { expect, test } from 'vitest'
import { createCaseReader } from '../../src/situation/case-reader.ts'
import { knowledge } from './real-cases.ts'

const places = createCaseReader(knowledge)?.places
const named = (text: string) => places?.find(text).map(({ region }) => region.name['zh-Hans'])
const only = (text: string) => places?.only(text)?.name['zh-Hans']

test('a place is found in Chinese of both scripts, in pinyin and in English', () => {
  for (const text of ['我在广州上班', '我在廣州上班', 'wo zai guangzhou shangban', 'I work in Guangzhou', 'guang zhou'])
    expect(named(text), text).toEqual(['广州'])
  expect(named('内蒙的医保')).toEqual(['内蒙古'])
  expect(named('my school is in Hong Kong')).toEqual(['香港'])
})

test('a city beside its province is one place', () => {
  expect(named('四川资阳的社保')).toEqual(['资阳'])
  expect(named('Wuxi, Jiangsu')).toEqual(['无锡'])
  expect(named('从北京去上海')).toEqual(['北京', '上海'])
})

test('of two cities of one English name the province decides, else the larger one is meant', () => {
  expect(named('Suzhou')).toEqual(['苏州'])
  expect(named('Suzhou, Anhui')).toEqual(['宿州'])
  expect(named('Anhui Suzhou')).toEqual(['宿州'])
  expect(named('宿州')).toEqual(['宿州'])
})

test('the longest name counts, and one place does not begin inside another', () => {
  expect(named('上海南站那边')).toEqual(['上海'])
  expect(named('吉林市')).toEqual(['吉林市'])
  expect(named('吉林')).toEqual(['吉林'])
})

test('a name that means something else as well needs its full form or its province', () => {
  expect(named('我在阿里上班')).toEqual([])
  expect(named('北京朝阳')).toEqual(['北京'])
  expect(named('辽宁朝阳')).toEqual(['朝阳'])
  expect(named('朝阳市')).toEqual(['朝阳'])
  expect(named('北京时间八点')).toEqual([])
})

test("Xi'an is found however it is written, and other words are not mistaken for it", () => {
  for (const text of ["I live in Xi'an", 'xi an', 'I live in xian', 'wo zai xian'])
    expect(named(text), text).toEqual(['西安'])
  expect(named('wo xian zai mei gongzuo')).toEqual([])
})

test('a message that is nothing but a place is known as one', () => {
  for (const text of [
    '深圳',
    '在深圳',
    '我在深圳',
    '我現在在深圳',
    '那深圳呢？',
    '深圳南山区',
    "I'm in Shenzhen",
    'Shenzhen city',
    'wo zai shenzhen',
    'what about Shenzhen?',
  ])
    expect(only(text), text).toBe('深圳')
  expect(only('四川资阳')).toBe('资阳')
  for (const text of ['深圳社保断了', '深圳怎么补', 'Shenzhen late fee', '从北京到上海', '我在公司', '好的', ''])
    expect(only(text), text).toBeUndefined()
})

test('where somebody only comes from counts when no other place is named', () => {
  const place = (text: string) => createCaseReader(knowledge)?.readSlots(text, '2026-11-27').slots.place
  const code = (name: string) => knowledge.regions.find((region) => region.name['zh-Hans'] === name)?.code
  expect(place('我户口在河北，现在人在天津')).toBe(code('天津'))
  expect(place('在天津上班，户口在河北')).toBe(code('天津'))
  expect(place('Hebei hukou, I work in Tianjin')).toBe(code('天津'))
  expect(place('老家河北的')).toBe(code('河北'))
})

test('every place has a code of its own, names in three languages, and a province', () => {
  const codes = knowledge.regions.map(({ code }) => code)
  expect(new Set(codes).size).toBe(codes.length)
  expect(codes.filter((code) => code.length === 2)).toHaveLength(34)
  expect(codes.length).toBeGreaterThan(360)
  for (const { code, name } of knowledge.regions) {
    expect(codes).toContain(code.slice(0, 2))
    expect(name.en).toMatch(/^[A-Z]/)
    expect(name['zh-Hant']).toBeTruthy()
  }
})

test('a place that is denied is not the one somebody is in', () => {
  for (const text of [
    '不是上海，是苏州',
    '我不在上海，在苏州',
    '说错了，不是上海是苏州',
    'not Shanghai, Suzhou',
    'Suzhou, not Shanghai',
    "no, I'm not in Shanghai, I'm in Suzhou",
  ])
    expect(only(text), text).toBe('苏州')
  const denied = (text: string) => places?.denied(text).map(({ name }) => name['zh-Hans'])
  expect(denied('不在上海了，社保怎么转')).toEqual(['上海'])
  expect(denied('我在上海')).toEqual([])
  const place = createCaseReader(knowledge)?.readSlots('不是上海，是苏州的社保断了', '2026-11-27').slots.place
  expect(place).toBe(knowledge.regions.find(({ name }) => name['zh-Hans'] === '苏州')?.code)
})

test('a message that only says where somebody is not is known as such', () => {
  for (const text of ['不是上海', '我不在上海了', 'not Shanghai', "I'm not in Shanghai"])
    expect(places?.onlyDenies(text), text).toBe(true)
  for (const text of ['上海', '不是上海，是苏州', '不在上海怎么转', '不是', ''])
    expect(places?.onlyDenies(text), text).toBe(false)
})
