/// <reference lib="dom" />
import { askTold, askWhy } from './ask-server.ts'
import { createChatSection } from './chat-section.ts'
import { only } from './element.ts'
import { createMemory, type Message } from './memory.ts'
import { speakPage } from './page-words.ts'
import { type ChatKind, earlier, members, type PersonId } from './people.ts'
import { createTabs } from './tabs.ts'
import { createToast } from './toast.ts'
import { createWhyPanel } from './why-panel.ts'
import { type PageLocale, pageLocaleOf, type Words, wordsOf } from './words.ts'

const memory = createMemory(sessionStorage)
const locale = (): PageLocale => memory.get().locale ?? pageLocaleOf(navigator.language)
const words = (): Words => wordsOf[locale()]
const whyPanel = createWhyPanel(words, locale)
const toast = createToast()
const common = { memory, words, locale, toast, start: startPrivately, choosePerson }
const chats = {
  private: createChatSection('private', {
    ...common,
    why: (message) => void explain(message, 'private'),
  }),
  group: createChatSection('group', {
    ...common,
    why: (message) => void explain(message, 'group'),
  }),
}
const tabs = createTabs((shown) => {
  memory.set({ shown })
  chats[shown].view.follow()
})

async function explain({ taken }: Message, chat: ChatKind): Promise<void> {
  const explanation = taken && (await askWhy(taken, locale()))
  if (explanation) whyPanel.open(taken, explanation, chat)
  else toast(words().gone)
}

/** How often the page asks for what the bot said unprompted. */
const askToldEveryMs = 3000

/** Shows what the bot said unprompted, such as a reminder, and asks again later. */
async function hearTold(): Promise<void> {
  const { tab } = memory.get()
  const told = document.hidden ? undefined : await askTold(tab)
  // Somebody started over meanwhile: what was told was for a conversation that is gone.
  if (told && tab === memory.get().tab) {
    chats.private.chat.tell(told.private)
    chats.group.chat.tell(told.group)
  }
  setTimeout(() => void hearTold(), askToldEveryMs)
}

function choosePerson(person: PersonId): void {
  memory.set({ speaker: person })
  only('#group').dataset.speaker = person
  only<HTMLInputElement>(`#speaker-${person}`).checked = true
}

function startPrivately(payload: string): void {
  tabs.show('private')
  chats.private.chat.say('you', `/start ${payload}`)
  chats.private.composer.focus()
}

/** The page is never empty: the group has talked already, and the bot says hello. */
function begin(): void {
  const { messages } = memory.get()
  if (messages.group.length === 0) {
    for (const { minutesAgo, ...said } of earlier) {
      chats.group.chat.put({ ...said, id: memory.nextId(), at: Date.now() - minutesAgo * 60_000 })
    }
  }
  if (messages.private.length === 0) chats.private.chat.say('you', '/start')
}

function redraw(): void {
  speakPage(locale())
  chats.private.redraw()
  chats.group.redraw()
}

const languageChoice = only<HTMLSelectElement>('#language')
languageChoice.value = locale()
languageChoice.addEventListener('change', () => {
  memory.set({ locale: languageChoice.value as PageLocale })
  redraw()
})
only('#clear').addEventListener('click', () => {
  memory.forget()
  redraw()
  begin()
})
only('#add').addEventListener('click', () => chats.group.chat.join(memory.get().speaker))
only('#mention').addEventListener('click', () => chats.group.composer.mention('@xubao_bot'))
for (const person of members) only(`#speaker-${person}`).addEventListener('change', () => choosePerson(person))

redraw()
choosePerson(memory.get().speaker)
tabs.show(memory.get().shown)
begin()
void hearTold()
