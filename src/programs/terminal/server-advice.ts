/** The address of a server without its password, which a shell would show and keep. */
function withoutPassword(url: string): string {
  const address = new URL(url)
  address.password = ''
  address.searchParams.delete('password')
  return address.href
}

/** As one word for a shell. */
const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`

/** How to back up or restore with PostgreSQL's own tools. They ask for the password, or read it from ~/.pgpass. */
export function serverAdvice(command: 'backup' | 'restore', url: string, file: string): string {
  const address = quoted(withoutPassword(url))
  const named = quoted(file)
  const tool =
    command === 'backup'
      ? `pg_dump --format=custom --file=${named} ${address}`
      : `pg_restore --clean --if-exists --no-owner --single-transaction --dbname=${address} ${named}`
  const before = command === 'restore' ? ' Stop every replica first.' : ''
  return `DATABASE_URL names a PostgreSQL server, which has its own tool for this.${before} Run:\n  ${tool}`
}
