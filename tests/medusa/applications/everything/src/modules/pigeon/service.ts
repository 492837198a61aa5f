import type {
  Logger,
  ProviderSendNotificationDTO,
  ProviderSendNotificationResultsDTO,
} from "@medusajs/framework/types"
import { AbstractNotificationProviderService } from "@medusajs/framework/utils"

class PigeonService extends AbstractNotificationProviderService {
  static identifier = "pigeon"

  constructor(private readonly cradle: { logger: Logger }) {
    super()
  }

  async send(
    notification: ProviderSendNotificationDTO
  ): Promise<ProviderSendNotificationResultsDTO> {
    this.cradle.logger.info(`a pigeon flies with ${notification.template}`)
    return { id: notification.template }
  }
}

export default PigeonService
