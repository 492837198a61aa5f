import type { ILockingProvider } from "@medusajs/framework/types"

class PadlockService implements ILockingProvider {
  static identifier = "padlock"
  private readonly held = new Set<string>()

  async execute<T>(
    keys: string | string[],
    job: (signal?: AbortSignal) => Promise<T>
  ): Promise<T> {
    await this.acquire(keys)
    try {
      return await job()
    } finally {
      await this.release(keys)
    }
  }

  async acquire(keys: string | string[]): Promise<void> {
    for (const key of [keys].flat()) {
      this.held.add(key)
    }
  }

  async release(keys: string | string[]): Promise<boolean> {
    return [keys].flat().every((key) => this.held.delete(key))
  }

  async releaseAll(): Promise<void> {
    this.held.clear()
  }
}

export default PadlockService
