import { Socket } from 'node:net'
import { Pool, types } from 'pg'

/** The number PostgreSQL gives its type bigint, as which counts and times arrive; they are far below what a number holds exactly. */
const bigint = 20

/**
 * Connections to PostgreSQL, ten at most. One that is silent for `silenceMs` while it is used is given up and replaced (a server that
 * vanished from the network says nothing, and TCP alone would wait a quarter of an hour).
 */
export function createPool(url: string, silenceMs = 15_000): Pool {
  const pool = new Pool({
    connectionString: url,
    connectionTimeoutMillis: 5000,
    // Below silenceMs, so that a connection that rests is closed in order.
    idleTimeoutMillis: Math.min(10_000, silenceMs / 2),
    stream: () => {
      const socket = new Socket()
      const giveUp = (): unknown =>
        socket.destroy(new Error(`The database server has been silent for ${silenceMs / 1000} s`))
      return socket.setTimeout(silenceMs, giveUp)
    },
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === bigint ? Number : types.getTypeParser(oid, format as 'text'),
    },
  })
  // A connection may break while it rests, or between two statements of a transaction. The next statement is told, or gets a new one;
  // without these listeners Node would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}
