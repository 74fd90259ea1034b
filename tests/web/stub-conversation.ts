import type { Conversation } from '../../src/conversation/conversation.ts'
import { type Html, html } from '../../src/conversation/html.ts'
import type { CommandContent, Incoming, PressContent, TextContent } from '../../src/conversation/incoming.ts'
import { type Button, inPlace, type MessageReply, message, type Reply, toast } from '../../src/conversation/reply.ts'
import type { ShownExplanation } from '../../src/web/playground/routes/playground.ts'

const topic = (label: string, id: string): Button => ({ label, action: { name: 'topic', locale: 'en', topic: id } })

const welcome: MessageReply = {
  kind: 'message',
  html: html`<b>Hello, I am Xubao 续保</b>

Has your medical insurance or social security in China stopped? Tell me what happened in your own words. Send /topics to see everything.`,
  buttons: [
    [topic('🏥 Restore my insurance', 'restore-after-interruption')],
    [topic('💰 Pay what is missing', 'pay-arrears'), topic('⏳ Late fee', 'late-fee')],
    [{ label: '简体中文', action: { name: 'speak', locale: 'zh-Hans', choice: 'zh-Hans' } }],
  ],
}

const answer: MessageReply = {
  kind: 'message',
  html: html`<b>Who pays the late fee</b>

The employer. The fee is <b>0.05% a day</b> from the day of arrears and may not be taken out of your wages.

1. Ask your HR in writing.
2. Call <b>12333</b>, or <b>12366</b> for payments.

<blockquote expandable><b>Social Insurance Law, Article 86</b> · in force since 2011-07-01
Where an employer fails to pay social insurance premiums on time and in full, the collecting agency shall order it to pay or make up the deficiency within a stated period.
From the day of arrears a late fee of 0.05% is charged for each day.
Where it still does not pay, the administrative department imposes a fine of one to three times the amount in arrears.
第八十六条　用人单位未按时足额缴纳社会保险费的，由社会保险费征收机构责令限期缴纳或者补足。</blockquote>
<a href="https://www.gov.cn/">Official text</a> · <i>checked 2026-08-01</i>`,
  buttons: [
    [
      {
        label: '📖 Article 86 in full',
        action: { name: 'article', locale: 'en', citation: 'social-insurance-law#86' },
      },
    ],
    [
      { label: '中文', action: { name: 'translate', locale: 'en', topic: 'late-fee' } },
      { label: 'None of these', action: { name: 'none', locale: 'en' } },
    ],
  ],
}

const translated: Reply = inPlace({
  ...answer,
  html: html`<b>滞纳金该谁出</b>

由用人单位承担，每日加收<b>万分之五</b>，不得从职工工资里扣。`,
})

const words = (text: string): Reply => message(html`${text}`)

function pressed({ content }: Incoming<PressContent>): Reply {
  if (content.action?.name === 'translate') return translated
  if (content.action?.name === 'none') return toast('Then let us try another way.')
  if (content.action) return words(`pressed ${content.action.name}`)
  return toast('This button is from an earlier version.')
}

function commanded({ content: { name, argument, quoted } }: Incoming<CommandContent>): Reply {
  if (name === 'start') return argument ? words(`started with ${argument}`) : welcome
  if (name === 'fail') throw new Error('the stub was told to fail')
  if (name === 'raw') return message(argument as Html)
  if (name !== 'faq') return words(`no command ${name}`)
  if (!argument && !quoted) return words('Write your question after /faq.')
  return { ...answer, buttons: [[{ label: 'Ask me privately', start: 't_late-fee_en' }]] }
}

function said({ content, from }: Incoming<TextContent>): Reply {
  return content.text === 'who' ? words(`${from.id} ${from.languageHint}`) : answer
}

function replyTo(incoming: Incoming): Reply {
  const { content } = incoming
  switch (content.kind) {
    case 'press':
      return pressed({ ...incoming, content })
    case 'inline':
      return { ...answer, kind: 'result', id: 'late-fee', title: 'Who pays the late fee' }
    case 'attachment':
      return words('I can only read text.')
    case 'command':
      return commanded({ ...incoming, content })
    case 'text':
      return said({ ...incoming, content })
    default:
      return words(content.kind)
  }
}

/** In a group only what is meant for the bot is heard, as in the real one. */
const isHeard = ({ chat, content }: Incoming): boolean =>
  chat.kind === 'private' ||
  content.kind === 'press' ||
  content.kind === 'inline' ||
  'addressed' in content ||
  content.kind === 'command'

async function converse(incoming: Incoming): Promise<readonly Reply[]> {
  if (!isHeard(incoming)) return []
  const reply = replyTo(incoming)
  const isAnswer = incoming.chat.kind === 'group' && reply.kind === 'message' && incoming.messageId !== undefined
  return [isAnswer ? { ...reply, to: incoming.messageId } : reply]
}

/** A bot with just enough to say that every ability of the playground can be seen. */
export const stubConversation: Conversation = {
  converse,
  apologise: () => [words('Something went wrong on my side.')],
  commands: new Map(),
}

export const stubExplain = (text: string, topics: readonly string[], locale: string): ShownExplanation => ({
  question: text.toLowerCase(),
  titles: topics.map((topic) => `${topic} (${locale})`),
  candidates: [
    {
      id: 'late-fee',
      title: `Late fee (${locale})`,
      confidence: 0.93,
      utterance: 'who pays the late fee',
      terms: ['late', 'fee', 'pay'],
    },
    {
      id: 'pay-arrears',
      title: 'Pay arrears',
      confidence: 0.31,
      utterance: 'how to pay what is missing',
      terms: ['pay'],
    },
    { id: 'waiting-period', title: 'Waiting period', confidence: 0.06, utterance: 'how long must I wait', terms: [] },
  ],
})
