import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { TRAVEL_MODULE } from "../../../modules/travel"
import TravelModuleService from "../../../modules/travel/service"
import { CreateBagInput } from "../../../modules/travel/types"

export const createBagsStepId = "create-bags"

export const createBagsStep = createStep(
  createBagsStepId,
  async (data: CreateBagInput[], { container }) => {
    const service: TravelModuleService = container.resolve(TRAVEL_MODULE)

    const bags = await service.createBags(data)

    return new StepResponse(
      bags,
      bags.map(({ id }) => id)
    )
  },
  async (ids, { container }) => {
    if (!ids?.length) {
      return
    }
    const service: TravelModuleService = container.resolve(TRAVEL_MODULE)

    await service.deleteBags(ids)
  }
)
