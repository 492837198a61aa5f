import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { TRAVEL_MODULE } from "../../../modules/travel"
import TravelModuleService from "../../../modules/travel/service"
import { UpdateTripInput } from "../../../modules/travel/types"

export const updateTripsStepId = "update-trips"

export const updateTripsStep = createStep(
  updateTripsStepId,
  async (data: UpdateTripInput[], { container }) => {
    const service: TravelModuleService = container.resolve(TRAVEL_MODULE)

    const previous = await service.listTrips({
      id: data.map(({ id }) => id),
    })
    const trips = await service.updateTrips(data)

    return new StepResponse(trips, previous)
  },
  async (previous, { container }) => {
    if (!previous?.length) {
      return
    }
    const service: TravelModuleService = container.resolve(TRAVEL_MODULE)

    await service.updateTrips(
      previous.map((trip) => ({
        id: trip.id,
        title: trip.title,
        customer_id: trip.customer_id,
      }))
    )
  }
)
