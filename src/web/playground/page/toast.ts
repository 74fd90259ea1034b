/// <reference lib="dom" />
import { only } from './element.ts'

const shownForMs = 4500

/** The short note over the page that a pressed button may give; it is read out and goes away by itself. */
export function createToast() {
  const place = only('#toast')
  let timer: ReturnType<typeof setTimeout> | undefined
  return (text: string): void => {
    clearTimeout(timer)
    place.textContent = text
    place.classList.add('is-shown')
    timer = setTimeout(() => place.classList.remove('is-shown'), shownForMs)
  }
}
