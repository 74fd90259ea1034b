import { expect, test } from 'vitest'
import { actionNames } from '../../src/conversation/action.ts'
import { command } from '../../src/conversation/command.ts'
import { createConversation } from '../../src/conversation/conversation.ts'
import type { Feature } from '../../src/conversation/feature.ts'
import { i18n } from '../support/bot.ts'
import { forgetful } from '../support/parts.ts'

const silent = () => []
const everyPress: Feature = { presses: Object.fromEntries(actionNames.map((name) => [name, silent])) }
const start = (features: readonly Feature[]) =>
  createConversation({
    ...{ features, i18n, defaultLocale: 'en', savedLocale: async () => undefined, memories: forgetful },
    ...{ isOperator: () => false, isAdministrator: async () => false },
  })

test('a list of features that handles every action once starts', () => {
  expect(() => start([everyPress, { commands: [command('help', silent)] }])).not.toThrow()
})

test('two features that claim one command stop the start, which says what to do', () => {
  const help: Feature = { commands: [command('help', silent)] }
  expect(() => start([everyPress, help, help])).toThrow(
    'Two features claim the command /help. Let one of them give it up.',
  )
})

test('two features that claim one action stop the start, which says what to do', () => {
  expect(() => start([everyPress, { presses: { menu: silent } }])).toThrow(
    'Two features claim the action "menu". Let one of them give it up.',
  )
})

test('an action without a handler stops the start, which says what to do', () => {
  const { speak: _, ...presses } = everyPress.presses ?? {}
  expect(() => start([{ presses }])).toThrow(
    'No feature handles the action "speak". Add it to the presses of a feature, or remove it from conversation/action.ts.',
  )
})

test('features are asked in their order, and the first that claims a text answers, even with silence', async () => {
  const asked: string[] = []
  const feature = (name: string, answer: undefined | readonly []): Feature => ({
    onText: () => {
      asked.push(name)
      return answer
    },
  })
  const { converse } = start([everyPress, feature('first', undefined), feature('second', []), feature('third', [])])
  const replies = await converse({
    id: 'test:1',
    chat: { id: 'test:1', kind: 'private' },
    from: { id: 'test:1' },
    content: { kind: 'text', text: 'hello' },
  })
  expect(replies).toEqual([])
  expect(asked).toEqual(['first', 'second'])
})
