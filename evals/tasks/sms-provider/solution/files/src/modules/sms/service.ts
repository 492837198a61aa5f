import {
  ProviderSendNotificationDTO,
  ProviderSendNotificationResultsDTO,
} from "@medusajs/framework/types"
import {
  AbstractNotificationProviderService,
  MedusaError,
} from "@medusajs/framework/utils"

type SmsOptions = {
  url: string
  key: string
}

const TIMEOUT_MS = 10_000

class SmsProviderService extends AbstractNotificationProviderService {
  static identifier = "sms"

  protected readonly options_: SmsOptions

  constructor(_: Record<string, unknown>, options: SmsOptions) {
    super()
    this.options_ = options
  }

  async send(
    notification: ProviderSendNotificationDTO
  ): Promise<ProviderSendNotificationResultsDTO> {
    const response = await fetch(`${this.options_.url}/messages`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${this.options_.key}`,
        "content-type": "application/json",
      },
      body: JSON.stringify({
        to: notification.to,
        text: notification.content?.text,
      }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    if (!response.ok) {
      throw new MedusaError(
        MedusaError.Types.UNEXPECTED_STATE,
        `The SMS gateway answered ${response.status}`
      )
    }

    return {}
  }
}

export default SmsProviderService
