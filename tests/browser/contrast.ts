/// <reference lib="dom" />
import type { Page } from 'playwright-core'

type Colour = readonly [red: number, green: number, blue: number, opacity: number]

/** Runs in the page: gives every visible piece of text whose contrast with what is behind it is under 4.5 (WCAG 2.2, 1.4.3). */
function faintTexts(): string[] {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  const read = (css: string): Colour => {
    if (!canvas) return [0, 0, 0, 1]
    canvas.clearRect(0, 0, 1, 1)
    canvas.fillStyle = css
    canvas.fillRect(0, 0, 1, 1)
    const [red = 0, green = 0, blue = 0, opacity = 0] = canvas.getImageData(0, 0, 1, 1).data
    return [red, green, blue, opacity / 255]
  }
  const over = (top: Colour, below: Colour): Colour => {
    const mix = (index: 0 | 1 | 2): number => top[index] * top[3] + below[index] * (1 - top[3])
    return [mix(0), mix(1), mix(2), 1]
  }
  const behind = (element: Element | null): Colour => {
    if (!element) return [255, 255, 255, 1]
    const own = read(getComputedStyle(element).backgroundColor)
    return own[3] === 1 ? own : over(own, behind(element.parentElement))
  }
  const channel = (value: number): number =>
    value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4
  const light = ([red, green, blue]: Colour): number =>
    0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue)
  const ratio = (one: number, other: number): number => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const faint: string[] = []
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const element = node.parentElement
    const text = node.textContent?.trim()
    if (!element || !text || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
    if (element.closest('.group-avatar, option, .unseen, noscript')) continue
    const ground = behind(element)
    const contrast = ratio(light(over(read(getComputedStyle(element).color), ground)), light(ground))
    if (contrast < 4.5)
      faint.push(`${contrast.toFixed(2)} ${element.className || element.tagName}: ${text.slice(0, 30)}`)
  }
  return faint
}

/** Texts on the page that are too faint to read. */
export function faintTextsOn(page: Page): Promise<string[]> {
  return page.evaluate(faintTexts)
}
