/** Freezes a value and all below it, also the keys and values of maps, and gives it back. A map itself is held by its readonly type. */
export function deepFreeze<T>(value: T): T {
  if (value === null || typeof value !== 'object' || Object.isFrozen(value)) return value
  Object.freeze(value)
  const below = value instanceof Map ? [...value.values()] : Object.values(value)
  for (const child of below) deepFreeze(child)
  return value
}
