const initials = 'b|p|m|f|d|t|n|l|g|k|h|j|q|x|zh|ch|sh|r|z|c|s|y|w'
const finals =
  'a|o|e|ai|ei|ao|ou|an|en|ang|eng|ong|er|i|ia|ie|iao|iu|ian|in|iang|ing|iong|u|ua|uo|uai|ui|uan|un|uang|ue|v|ve'
const syllable = new RegExp(`^(?:(?:${initials})(?:${finals})|a|o|e|ai|ei|ao|ou|an|en|ang|eng|er)$`)

/** Combinations of initial and final that do not exist in Mandarin. */
const impossible =
  /^(?:[bpf]e|(?:[dtngkhrzcs]|zh|ch|sh)o|[bpmf](?:ua|uo|uai|ui|uan|un|uang|ue|v|ve|iu|ia|iang|iong|ong)|[gkh](?:i|ia|ie|iao|iu|ian|in|iang|ing|iong|ue|v|ve)|(?:zh|ch|sh|r|z|c|s)(?:ia|ie|iao|iu|ian|in|iang|ing|iong|ue|v|ve)|[jqx](?:a|o|e|ai|ei|ao|ou|an|en|ang|eng|ong|uo|ua|uai|ui|uang)|w(?:e|er|ao|ou|ong|i.*|u.+|v.*)|y(?:ei|en|eng|ai|i[aeou].*|ua|uo|uai|ui|uang|v.*)|f(?:ai|ao|e|i.*|an?ing)|[dt](?:ua|uai|uang|ue|v|ve|iang|iong)|[nl](?:ua|uai|uang|ui|iong)|r(?:a|ai|ei)|(?:t|d)(?:in)|m(?:ei.+))$/

/** English words that also split into Mandarin syllables; they do not count as pinyin. */
const alsoEnglish = new Set(
  `a an can change china age date due fine gene he her here in lane language late like line made make man me men mine name nine
page pan pay pen phone race rate role rule run same sane save she shape site size song sun take tan ten time to too tune use wage
wait wane wife wine women you your are one more money bane base bike bone case cane den dine dune fan fun game gun hang hen home
hope hose hunt hue ice lie lone long lose mane mean more nan net pane pile pine pose pun ran ren rose sang sea sue sung tang tie
tone tongue wan wang yang yen bang ban bin ding gang ping pin ring sin sing ting win wing wen den hang lang man rang sang shame
shine shone shun than then thing chance chain cheng retire medicare notice done dice mice nice rice do be no so see seen been before
paying waiting buying saying delaying balance human come came become some someone woman per open house machine code data alone care
career refuse running choose gone began begun merge zero sure medicine fake citizen future mini binding hole sole center quote none
payer manager manage terminate male pooling eating meeting taxi mobile release police rise taken disease dole warehouse menu delete
database ruling side meantime wanna license licence cooling die awake reduce cashier bite quota hate erase damage decide cite reference
coming meaning meme render recipe solve sentence timer lease water meter heating opening beer ending cheese sale nope reminder safer
reopen enter route eye ceiling pending belong cheaper resume resuming guide remaining face sense gender share june later paper teacher
loan longer anyone ago percentage residence`.split(/\s+/),
)

/** Longer than any run of syllables that people write without a space. */
const maxWordLength = 40

/**
 * Splits `word` (lower case) into Mandarin syllables without tones (`yibao` → `yi`, `bao`), preferring long ones; `undefined` if that is
 * impossible. Tries each position once, so that no word is slow.
 */
export function pinyinSyllables(word: string): readonly string[] | undefined {
  if (word.length > maxWordLength) return undefined
  const fromEnd: (readonly string[] | undefined)[] = []
  fromEnd[word.length] = []
  for (let start = word.length - 1; start >= 0; start -= 1) {
    for (let end = Math.min(word.length, start + 6); end > start; end -= 1) {
      const head = word.slice(start, end)
      const rest = fromEnd[end]
      if (!rest || !syllable.test(head) || impossible.test(head)) continue
      fromEnd[start] = [head, ...rest]
      break
    }
  }
  return fromEnd[0]
}

/** Whether a Latin word (lower case) is pinyin and not an English word. */
export function isPinyinWord(word: string): boolean {
  return word.length > 1 && !alsoEnglish.has(word) && pinyinSyllables(word) !== undefined
}
