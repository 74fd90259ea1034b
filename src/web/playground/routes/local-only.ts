import { isIP } from 'node:net'

const loopbackNames = ['localhost', '[::1]', '::1']
const everyAddress = ['0.0.0.0', '::', '[::]']

const hostNameOf = (header: string): string | undefined => {
  const address = `http://${header}`
  return URL.canParse(address) ? new URL(address).hostname : undefined
}

const isLoopback = (name: string): boolean =>
  loopbackNames.includes(name) || (isIP(name) === 4 && name.startsWith('127.'))

/**
 * Whether a request with this Host header came to us by a name of ours: a loopback name, or the host we were told to listen
 * on. A page elsewhere whose name was bent to our address (DNS rebinding) carries its own name here. Who listens on every
 * address may be called by any numeric one, since a number cannot be bent.
 */
export function isOurHost(header: string | undefined, listensOn: string): boolean {
  const name = header && hostNameOf(header)
  if (!name) return false
  if (isLoopback(name) || name === hostNameOf(listensOn) || name === `[${listensOn}]`) return true
  return everyAddress.includes(listensOn) && isIP(name.replace(/^\[|\]$/g, '')) !== 0
}
