const refuse = (): never => {
  throw new TypeError('What the bot knows is frozen. Change the files in intents/ and start again.')
}

/** Freezing alone leaves the entries of a map open. */
function closeMap(map: Map<unknown, unknown>): void {
  for (const method of ['set', 'delete', 'clear']) Object.defineProperty(map, method, { value: refuse })
}

/** Freezes a value and all below it, also the keys and values of maps, and gives it back. Typed arrays stay as they are: they cannot be frozen. */
export function deepFreeze<T>(value: T): T {
  if (value === null || typeof value !== 'object' || Object.isFrozen(value) || ArrayBuffer.isView(value)) return value
  if (value instanceof Map) closeMap(value)
  Object.freeze(value)
  const below = value instanceof Map ? [...value.values()] : Object.values(value)
  for (const child of below) deepFreeze(child)
  return value
}
