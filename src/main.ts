import { enableCompileCache } from 'node:module'
import { setFlagsFromString } from 'node:v8'

// The bot holds little and throws away much. Left alone, the space for what is thrown away grows until it takes more memory than all the rest.
setFlagsFromString('--semi-space-growth-factor=1')
setFlagsFromString('--heap-growing-percent=10')
// The next start finds the code compiled. Where no folder for that can be written to, it starts as before.
enableCompileCache()
// Only now, because both count for what is loaded after them.
await import('./start.ts')
