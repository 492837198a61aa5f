import type { ProviderTrackAnalyticsEventDTO } from "@medusajs/framework/types"
import { AbstractAnalyticsProviderService } from "@medusajs/framework/utils"

class TallyService extends AbstractAnalyticsProviderService {
  static identifier = "tally"
  private readonly counts = new Map<string, number>()

  async track({ event }: ProviderTrackAnalyticsEventDTO): Promise<void> {
    this.counts.set(event, (this.counts.get(event) ?? 0) + 1)
  }

  async identify(): Promise<void> {}
}

export default TallyService
