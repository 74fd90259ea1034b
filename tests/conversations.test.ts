import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { type Played, playFiles, ratesOfPlayed } from '../src/programs/conversations/evaluate.ts'
import { knowledge, matcher } from './fixtures/real-knowledge.ts'
import { i18n } from './support/bot.ts'

const folder = join(import.meta.dirname, '../evaluation/conversations')
const files = readdirSync(folder).filter((file) => file.endsWith('.jsonl'))

/** The least that the labelled conversations must reach; the targets are higher (see evaluation/README.md). */
const floors = { atOnce: 0.6, oneTap: 0.85, actsUnderstood: 0.85, alarmsFound: 0.95 }
const ceilings = { wrong: 0.03, deadEnds: 0.03, chatterAnswered: 0.1, falseAlarmsPerNearMiss: 0.05 }

let played: Played

beforeAll(async () => {
  played = await playFiles(
    files.map((file) => join(folder, file)),
    knowledge,
    matcher,
    i18n,
    () => new Date('2026-11-27T04:00:00Z'),
  )
}, 120_000)

test('there are enough conversations', () => {
  expect(new Set(played.turns.map(({ conversation }) => conversation)).size).toBeGreaterThanOrEqual(30)
  expect(played.messages.length).toBeGreaterThan(100)
})

test('of the questions in conversations, 60 % reach their topic at once, 85 % within a tap, and at most 3 % are answered wrongly', () => {
  const { conversations } = ratesOfPlayed(played)
  expect(conversations.questions).toBeGreaterThan(100)
  expect(conversations.atOnce).toBeGreaterThanOrEqual(floors.atOnce)
  expect(conversations.oneTap).toBeGreaterThanOrEqual(floors.oneTap)
  expect(conversations.wrong).toBeLessThanOrEqual(ceilings.wrong)
  expect(conversations.deadEnds).toBeLessThanOrEqual(ceilings.deadEnds)
})

test('messages that only steer the conversation are understood, and most chatter leads to no topic', () => {
  const { conversations, messages } = ratesOfPlayed(played)
  expect(conversations.actsUnderstood).toBeGreaterThanOrEqual(floors.actsUnderstood)
  expect(messages.actsUnderstood).toBeGreaterThanOrEqual(floors.actsUnderstood)
  expect(conversations.chatterAnswered).toBeLessThanOrEqual(ceilings.chatterAnswered)
})

test('emergencies and crises are found, near misses are not', () => {
  const { messages } = ratesOfPlayed(played)
  expect(messages.alarms).toBeGreaterThan(20)
  expect(messages.alarmsFound).toBeGreaterThanOrEqual(floors.alarmsFound)
  expect(messages.nearMisses).toBeGreaterThan(10)
  expect(messages.falseAlarms / messages.nearMisses).toBeLessThanOrEqual(ceilings.falseAlarmsPerNearMiss)
})

test('no reply repeats the one before it', () => {
  const repeated = played.turns.filter(({ played: { text }, before }) => text !== '' && text === before)
  expect(repeated.map(({ conversation, turn }) => `${conversation}: ${turn.say}`)).toEqual([])
})

test('every reply of a played conversation fits into one message', () => {
  const tooLong = played.turns.filter(({ played: { chars } }) => chars > 4096)
  expect(tooLong.map(({ conversation, turn }) => `${conversation}: ${turn.say}`)).toEqual([])
})
