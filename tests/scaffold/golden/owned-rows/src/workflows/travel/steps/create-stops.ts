import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { TRAVEL_MODULE } from "../../../modules/travel"
import TravelModuleService from "../../../modules/travel/service"
import { CreateStopInput } from "../../../modules/travel/types"

export const createStopsStepId = "create-stops"

export const createStopsStep = createStep(
  createStopsStepId,
  async (data: CreateStopInput[], { container }) => {
    const service: TravelModuleService = container.resolve(TRAVEL_MODULE)

    const stops = await service.createStops(data)

    return new StepResponse(
      stops,
      stops.map(({ id }) => id)
    )
  },
  async (ids, { container }) => {
    if (!ids?.length) {
      return
    }
    const service: TravelModuleService = container.resolve(TRAVEL_MODULE)

    await service.deleteStops(ids)
  }
)
