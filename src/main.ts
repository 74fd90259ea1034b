import { enableCompileCache } from 'node:module'
import { setFlagsFromString } from 'node:v8'

// The bot keeps little and discards a lot. By default V8 lets the space for short-lived objects outgrow everything else.
setFlagsFromString('--semi-space-growth-factor=1')
setFlagsFromString('--heap-growing-percent=10')
// The next start finds the code already compiled. If no folder for it is writable, the bot starts as usual.
enableCompileCache()
// Imported only now, because both settings affect only code that is loaded after them.
await import('./start.ts')
