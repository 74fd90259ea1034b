const entries = JSON.parse(document.getElementById('entries').textContent)
const form = document.getElementById('search')
const input = document.getElementById('words')
const found = document.getElementById('found')
const results = document.getElementById('results')
const all = document.getElementById('all')

const most = 12
const weights = { title: 5, short: 2, text: 1 }
const parts = Object.keys(weights)

const lower = (text) => text.normalize('NFKC').toLowerCase()

/** Latin words and numbers; pairs of Han characters, because Chinese has no blanks. */
function tokensOf(text) {
  const normal = lower(text)
  const words = normal.match(/[\p{Script=Latin}\p{N}]+/gu) ?? []
  const runs = normal.match(/\p{Script=Han}+/gu) ?? []
  const pairs = runs.flatMap((run) =>
    run.length === 1 ? [run] : Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)),
  )
  return [...new Set([...words, ...pairs])]
}

const searched = entries.map((entry) => Object.fromEntries(parts.map((part) => [part, lower(entry[part])])))

/** The entries in which a good part of what was typed occurs, the best first; a rare word counts more. */
function find(text) {
  const tokens = tokensOf(text).map((token) => {
    const having = searched.filter((entry) => parts.some((part) => entry[part].includes(token))).length
    return { token, rarity: having === 0 ? 0 : Math.log(1 + entries.length / having) }
  })
  const whole = tokens.reduce((sum, { rarity }) => sum + rarity, 0)
  return searched
    .map((entry, at) => {
      const hits = tokens.filter(({ token }) => parts.some((part) => entry[part].includes(token)))
      const covered = hits.reduce((sum, { rarity }) => sum + rarity, 0)
      const score = hits.reduce(
        (sum, { token, rarity }) =>
          sum +
          rarity * parts.reduce((most, part) => Math.max(most, entry[part].includes(token) ? weights[part] : 0), 0),
        0,
      )
      return { entry: entries[at], covered, score }
    })
    .filter(({ covered }) => covered > 0 && covered >= whole / 3)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ entry }) => entry)
}

function itemOf({ href, title, short }) {
  const item = document.createElement('li')
  const link = document.createElement('a')
  const text = document.createElement('p')
  link.href = href
  link.textContent = title
  text.textContent = short
  item.append(link, text)
  return item
}

function show() {
  const isEmpty = input.value.trim() === ''
  const matches = isEmpty ? [] : find(input.value)
  const { none, one, other } = form.dataset
  all.hidden = !isEmpty
  results.replaceChildren(...matches.map(itemOf))
  if (isEmpty) found.textContent = ''
  else if (matches.length === 0) found.textContent = none
  else found.textContent = matches.length === 1 ? one : other.replace('2', String(matches.length))
}

form.hidden = false
form.addEventListener('submit', (event) => event.preventDefault())
input.addEventListener('input', show)
show()
