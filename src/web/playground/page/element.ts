/// <reference lib="dom" />

type Child = Node | string | false | undefined

/** A new element with attributes (`undefined` and `false` leave one out, `true` gives an empty one) and children. */
export function element<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  attributes: Readonly<Record<string, string | number | boolean | undefined>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[T] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(name, value === true ? '' : String(value))
  }
  made.append(...children.filter((child) => child !== undefined && child !== false))
  return made
}

/** A button that does `act`. */
export function button(
  attributes: Readonly<Record<string, string | boolean | undefined>>,
  act: () => void,
  ...children: readonly Child[]
): HTMLButtonElement {
  const made = element('button', { type: 'button', ...attributes }, ...children)
  made.addEventListener('click', act)
  return made
}

/** The one element of the page that `selector` names. Throws when the page lacks it. */
export function only<T extends HTMLElement>(selector: string, within: ParentNode = document): T {
  const found = within.querySelector<T>(selector)
  if (!found) throw new Error(`The page has no ${selector}.`)
  return found
}

const paths = {
  reply: 'M10 8V4L3 11l7 7v-4c5 0 8.5 1.6 11 5-1-5-4-10-11-11Z',
  close: 'M6 6l12 12M18 6 6 18',
} as const

/** A small picture in the colour of the text around it; screen readers pass over it. */
export function icon(name: keyof typeof paths): SVGSVGElement {
  const namespace = 'http://www.w3.org/2000/svg'
  const picture = document.createElementNS(namespace, 'svg')
  const path = document.createElementNS(namespace, 'path')
  path.setAttribute('d', paths[name])
  picture.setAttribute('viewBox', '0 0 24 24')
  picture.setAttribute('class', `icon icon-${name}`)
  picture.setAttribute('aria-hidden', 'true')
  picture.append(path)
  return picture
}
