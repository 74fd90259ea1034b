/** How many characters of an answer a person sees before unfolding anything: one screen of a phone. */
export const mostVisible = { en: 900, 'zh-Hans': 350 } as const
