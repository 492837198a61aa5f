import { AbstractFulfillmentProviderService } from "@medusajs/framework/utils"

export class FlatService extends AbstractFulfillmentProviderService {
  static identifier = "flat"

  async canCalculate() {
    return false
  }
}

export class ShipService extends AbstractFulfillmentProviderService {
  static identifier = "ship"

  async canCalculate() {
    return true
  }
}
