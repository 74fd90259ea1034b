import { Telegraf } from 'telegraf'
import { message } from 'telegraf/filters'

// The smallest telegraf bot that answers: it stores, limits, counts and understands nothing.

const { BOT_TOKEN = '', TELEGRAM_API_ROOT = '', WEBHOOK_URL, WEBHOOK_SECRET, PORT } = process.env

const bot = new Telegraf(BOT_TOKEN, { telegram: { apiRoot: TELEGRAM_API_ROOT } })
bot.on(message('text'), (context) => context.reply(context.message.text))

const webhook = (url: URL, secretToken: string) => ({
  domain: url.host,
  path: url.pathname,
  port: Number(PORT),
  host: '127.0.0.1',
  secretToken,
})

process.once('SIGTERM', () => bot.stop('SIGTERM'))
await bot.launch(WEBHOOK_URL && WEBHOOK_SECRET ? { webhook: webhook(new URL(WEBHOOK_URL), WEBHOOK_SECRET) } : {})
