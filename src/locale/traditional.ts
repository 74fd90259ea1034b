import { Converter } from 'opencc-js/cn2t'
import { fixTraditional } from './traditional-fixes.ts'

const toTaiwan = Converter({ from: 'cn', to: 'tw' })

/**
 * Chinese in Traditional script (Taiwan's standard characters and quotation marks, no change of words), with the known faults of the dictionary
 * put right. Other text stays as it is. The dictionary takes about 100 MB: for what is prepared before the bot runs, not for the running bot.
 */
export function toTraditional(text: string): string {
  return fixTraditional(toTaiwan(text))
}
