import type { Group, User } from '../world.ts'
import { type Fault, usual } from './fault.ts'
import type { Stage } from './stage.ts'

type Groups = { readonly admin: User; readonly paused: Group }

const groups = new WeakMap<Stage, Groups>()

const groupsOf = (stage: Stage): Groups => {
  const found = groups.get(stage)
  if (!found) throw new Error('The groups are made first.')
  return found
}

/** A second group, in which an administrator pauses the bot. */
async function pauseOne(stage: Stage): Promise<void> {
  const { talk, world } = stage
  const [admin] = talk.people
  if (!admin) throw new Error('Nobody is there.')
  const paused = await world.tg.group({ title: 'Quiet', type: 'group', members: talk.people, admins: [admin] })
  const isPaused = talk.expectOther(/^Paused in this group/)
  await world.tg.sendText(admin, paused, '/pause@faq_test_bot')
  await isPaused
  groups.set(stage, { admin, paused })
}

/** Both groups become supergroups, one while an answer is on its way to it; in the other the bot stays silent. */
async function upgrade(stage: Stage): Promise<void> {
  const { talk, world } = stage
  const { admin, paused } = groupsOf(stage)
  const before = talk.group()
  await world.tg.fault('slow', { method: 'sendMessage', chat: before.id, times: 1, ms: 400 })
  await talk.say(admin, before)
  talk.moved(before, (await world.tg.migrate(before)).chat)
  const { chat } = await world.tg.migrate(paused)
  talk.moved(paused, chat)
  groups.set(stage, { admin, paused: chat })
  await talk.say(admin, chat, false)
}

/** A group gets another number; its settings move to the new number. */
export const migration: Fault = {
  ...usual,
  name: 'groups become supergroups, one is paused',
  lastsMs: 3000,
  prepare: async (stage, when) => {
    if (when === 'start') {
      await stage.start()
      await stage.ready()
    }
    await pauseOne(stage)
    if (when === 'start') await stage.world.bot.term()
  },
  begin: upgrade,
  hasBitten: () => true,
  end: async (stage) => {
    const { talk, world } = stage
    const { admin, paused } = groupsOf(stage)
    await talk.say(admin, paused, false)
    const isResumed = talk.expectOther(/^I’m answering in this group again/)
    await world.tg.sendText(admin, paused, '/resume@faq_test_bot')
    await isResumed
    await talk.say(admin, paused)
    return undefined
  },
}
