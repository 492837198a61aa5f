import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { LOYALTY_MODULE } from "../../modules/loyalty"
import type LoyaltyModuleService from "../../modules/loyalty/service"

export const addPointsStep = createStep(
  "add-points",
  async (input: { customer_id: string; balance: number }, { container }) => {
    const points = await container.resolve<LoyaltyModuleService>(LOYALTY_MODULE).createPoints(input)
    return new StepResponse(points, points.id)
  },
  async (id, { container }) => {
    if (id) {
      await container.resolve<LoyaltyModuleService>(LOYALTY_MODULE).deletePoints(id)
    }
  }
)
