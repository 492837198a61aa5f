import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { TRAVEL_MODULE } from "../../../modules/travel"
import TravelModuleService from "../../../modules/travel/service"
import { UpdateStopInput } from "../../../modules/travel/types"

export const updateStopsStepId = "update-stops"

export const updateStopsStep = createStep(
  updateStopsStepId,
  async (data: UpdateStopInput[], { container }) => {
    const service: TravelModuleService = container.resolve(TRAVEL_MODULE)

    const previous = await service.listStops(
      { id: data.map(({ id }) => id) },
      { relations: ["tags"] }
    )
    const stops = await service.updateStops(data)

    return new StepResponse(stops, previous)
  },
  async (previous, { container }) => {
    if (!previous?.length) {
      return
    }
    const service: TravelModuleService = container.resolve(TRAVEL_MODULE)

    await service.updateStops(
      previous.map((stop) => ({
        id: stop.id,
        place: stop.place,
        cost: stop.raw_cost as never,
        customer_id: stop.customer_id,
        trip_id: stop.trip_id,
        bag_id: stop.bag_id,
        tags: stop.tags.map(({ id }) => id),
      }))
    )
  }
)
