import type {
  CalculatedShippingOptionPrice,
  CreateFulfillmentResult,
  FulfillmentOption,
} from "@medusajs/framework/types"
import { AbstractFulfillmentProviderService } from "@medusajs/framework/utils"

class BikeService extends AbstractFulfillmentProviderService {
  static identifier = "bike"

  async getFulfillmentOptions(): Promise<FulfillmentOption[]> {
    return [{ id: "bike-today" }]
  }

  async validateOption(): Promise<boolean> {
    return true
  }

  async validateFulfillmentData(_option: unknown, data: Record<string, unknown>) {
    return data
  }

  async canCalculate(): Promise<boolean> {
    return true
  }

  async calculatePrice(): Promise<CalculatedShippingOptionPrice> {
    return { calculated_amount: 4, is_calculated_price_tax_inclusive: true }
  }

  async createFulfillment(): Promise<CreateFulfillmentResult> {
    return { data: {}, labels: [] }
  }

  async createReturnFulfillment(): Promise<CreateFulfillmentResult> {
    return { data: {}, labels: [] }
  }

  async cancelFulfillment(): Promise<void> {}
}

export default BikeService
