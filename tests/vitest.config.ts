import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    root: join(import.meta.dirname, '..'),
    include: ['tests/**/*.test.ts'],
    setupFiles: [join(import.meta.dirname, 'support/closed-network.ts')],
    testTimeout: 15_000,
    // No test leaves anything behind that another would see; loading everything again for each file would take twice as long.
    isolate: false,
    maxWorkers: '100%',
  },
})
