import { connect, createServer, type Socket } from 'node:net'

/** A stretch of network between two programs that can be cut, or go silent. */
export type Line = {
  readonly port: number
  /** From now on nothing listens at this end, and what was connected is reset. */
  readonly cut: () => Promise<void>
  /** Listens again. */
  readonly mend: () => Promise<void>
  /** What is connected now stays open and carries nothing any more; new connections work. */
  readonly silence: () => void
  /** How many connections were reset or silenced. */
  readonly broken: () => number
  readonly close: () => Promise<void>
}

type Pair = { readonly near: Socket; readonly far: Socket; isSilent: boolean }

function join(near: Socket, target: number, pairs: Set<Pair>): void {
  const far = connect(target, '127.0.0.1')
  const pair: Pair = { near, far, isSilent: false }
  pairs.add(pair)
  for (const [one, other] of [
    [near, far],
    [far, near],
  ] as const) {
    one.setNoDelay(true)
    one.on('data', (data) => pair.isSilent || other.write(data))
    one.on('error', () => {})
    // Half-open: the other end does not even learn that this one has gone.
    one.on('close', () => pair.isSilent || other.destroy())
  }
  near.on('close', () => pairs.delete(pair))
}

/** A line whose far end is `targetOf()`; its near end is a port of its own. */
export async function openLine(targetOf: () => number): Promise<Line> {
  const pairs = new Set<Pair>()
  let broken = 0
  const server = createServer((near) => join(near, targetOf(), pairs))
  const listen = (port: number): Promise<void> =>
    new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve))
  await listen(0)
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const drop = (): void => {
    for (const { near, far } of pairs) {
      near.resetAndDestroy()
      far.resetAndDestroy()
      broken += 1
    }
    pairs.clear()
  }
  const cut = async (): Promise<void> => {
    if (!server.listening) return
    const closed = new Promise((resolve) => server.close(resolve))
    drop()
    await closed
  }
  return {
    port,
    cut,
    mend: () => listen(port),
    silence: () => {
      for (const pair of pairs) {
        pair.isSilent = true
        broken += 1
      }
    },
    broken: () => broken,
    close: cut,
  }
}
