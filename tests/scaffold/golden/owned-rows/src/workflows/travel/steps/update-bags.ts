import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { TRAVEL_MODULE } from "../../../modules/travel"
import TravelModuleService from "../../../modules/travel/service"
import { UpdateBagInput } from "../../../modules/travel/types"

export const updateBagsStepId = "update-bags"

export const updateBagsStep = createStep(
  updateBagsStepId,
  async (data: UpdateBagInput[], { container }) => {
    const service: TravelModuleService = container.resolve(TRAVEL_MODULE)

    const previous = await service.listBags({
      id: data.map(({ id }) => id),
    })
    const bags = await service.updateBags(data)

    return new StepResponse(bags, previous)
  },
  async (previous, { container }) => {
    if (!previous?.length) {
      return
    }
    const service: TravelModuleService = container.resolve(TRAVEL_MODULE)

    await service.updateBags(
      previous.map((bag) => ({
        id: bag.id,
        name: bag.name,
        traveller_id: bag.traveller_id,
        weight: bag.raw_weight as never,
      }))
    )
  }
)
