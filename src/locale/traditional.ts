import { Converter } from 'opencc-js/cn2t'

const toTaiwan = Converter({ from: 'cn', to: 'tw' })

/**
 * Chinese in Traditional script (Taiwan's standard characters, no change of words). Other text stays as it is. Its dictionary takes about
 * 100 MB: for what is prepared before the bot runs, not for the running bot.
 */
export function toTraditional(text: string): string {
  return toTaiwan(text)
}
