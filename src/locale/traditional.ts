import { Converter } from 'opencc-js/cn2t'
import { fixTraditional } from './traditional-fixes.ts'

const toTaiwan = Converter({ from: 'cn', to: 'tw' })

/**
 * Converts Chinese to Traditional script (Taiwan's standard characters and quotation marks, same words) and corrects the known errors of the
 * dictionary. Keeps other text. The dictionary takes about 100 MB, so the running bot never loads it.
 */
export function toTraditional(text: string): string {
  return fixTraditional(toTaiwan(text))
}
