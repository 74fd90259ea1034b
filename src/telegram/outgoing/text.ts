/** How our texts are read: as HTML, and without previews of pages. */
export const formatted = { parse_mode: 'HTML', link_preview_options: { is_disabled: true } } as const

/** `text` in at most `limit` UTF-16 units; what is cut off leaves an ellipsis, and no character is cut in two. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text
  return `${text
    .slice(0, limit - 1)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()}…`
}
