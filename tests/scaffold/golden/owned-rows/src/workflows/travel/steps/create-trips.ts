import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { TRAVEL_MODULE } from "../../../modules/travel"
import TravelModuleService from "../../../modules/travel/service"
import { CreateTripInput } from "../../../modules/travel/types"

export const createTripsStepId = "create-trips"

export const createTripsStep = createStep(
  createTripsStepId,
  async (data: CreateTripInput[], { container }) => {
    const service: TravelModuleService = container.resolve(TRAVEL_MODULE)

    const trips = await service.createTrips(data)

    return new StepResponse(
      trips,
      trips.map(({ id }) => id)
    )
  },
  async (ids, { container }) => {
    if (!ids?.length) {
      return
    }
    const service: TravelModuleService = container.resolve(TRAVEL_MODULE)

    await service.deleteTrips(ids)
  }
)
