const refuse = (): never => {
  throw new TypeError('The knowledge base is frozen. To change it, edit the files in intents/ and restart the bot.')
}

/** Object.freeze does not protect the entries of a map, so replace the methods that change them. */
function closeMap(map: Map<unknown, unknown>): void {
  for (const method of ['set', 'delete', 'clear']) Object.defineProperty(map, method, { value: refuse })
}

/** Freezes and returns a value and everything in it, including the values of maps. Typed arrays cannot be frozen and stay as they are. */
export function deepFreeze<T>(value: T): T {
  if (value === null || typeof value !== 'object' || Object.isFrozen(value) || ArrayBuffer.isView(value)) return value
  if (value instanceof Map) closeMap(value)
  Object.freeze(value)
  const below = value instanceof Map ? [...value.values()] : Object.values(value)
  for (const child of below) deepFreeze(child)
  return value
}
