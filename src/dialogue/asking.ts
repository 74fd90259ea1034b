/** Words that ask for something, in Chinese anywhere in a message. */
const inChinese =
  /[?？]|吗|么|嘛|呢|怎|咋|如何|多少|几|多久|多长|哪|谁|啥|什么|何时|能不能|可不可以|行不行|要不要|是不是|会不会|有没有|算不算/

/** In English: question words anywhere, or a verb at the beginning. */
const inEnglish =
  /\b(?:how|what|when|where|who|which|why|whose)\b|^(?:(?:so|and|but|ok|then|well) )?(?:can|could|do|does|did|is|are|will|would|should|must|may|have)\b/i

/** Whether a message asks for something, whatever else it says. */
export const asks = (message: string): boolean => inChinese.test(message) || inEnglish.test(message.trim())
