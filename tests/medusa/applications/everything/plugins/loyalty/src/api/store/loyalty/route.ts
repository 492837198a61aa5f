import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { LOYALTY_MODULE } from "../../../modules/loyalty"
import type LoyaltyModuleService from "../../../modules/loyalty/service"

export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const loyalty = request.scope.resolve<LoyaltyModuleService>(LOYALTY_MODULE)
  const [, count] = await loyalty.listAndCountPoints({}, { take: 0 })
  response.json({ count })
}
