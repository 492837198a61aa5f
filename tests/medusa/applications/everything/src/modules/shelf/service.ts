import type { ICachingProviderService } from "@medusajs/framework/types"

class ShelfService implements ICachingProviderService {
  static identifier = "shelf"
  private readonly held = new Map<string, object>()

  async get({ key }: { key?: string }): Promise<object | null> {
    return (key && this.held.get(key)) || null
  }

  async set({ key, data }: { key: string; data: object }): Promise<void> {
    this.held.set(key, data)
  }

  async clear({ key }: { key?: string }): Promise<void> {
    if (key) {
      this.held.delete(key)
    } else {
      this.held.clear()
    }
  }
}

export default ShelfService
