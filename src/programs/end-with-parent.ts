import { isMainThread, Worker, workerData } from 'node:worker_threads'

/** How often the thread looks, in milliseconds. */
const everyMs = 500

/** Whether the process that started this one has ended. A dead process that nobody has collected yet still has its number, so both signs count. */
function isGone(parent: number): boolean {
  if (process.ppid !== parent) return true
  try {
    process.kill(parent, 0)
    return false
  } catch {
    return true
  }
}

/**
 * Ends this process soon after the process `parent` has ended. A thread looks, because the main thread is busy for as long as it learns and hears
 * nothing meanwhile. The thread does not keep the process alive.
 */
export function endWithParent(parent: number): void {
  new Worker(new URL(import.meta.url), { workerData: { parent } }).unref()
}

if (!isMainThread) {
  const { parent } = workerData as { readonly parent: number }
  setInterval(() => {
    // In a thread, process.exit would end the thread only.
    if (isGone(parent)) process.kill(process.pid, 'SIGKILL')
  }, everyMs)
}
