import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { TRAVEL_MODULE } from "../../../modules/travel"
import TravelModuleService from "../../../modules/travel/service"

export const deleteTripsStepId = "delete-trips"

export const deleteTripsStep = createStep(
  deleteTripsStepId,
  async (ids: string[], { container }) => {
    const service: TravelModuleService = container.resolve(TRAVEL_MODULE)

    // What was deleted before must not come back.
    const rows = await service.listTrips({ id: ids })
    const living = rows.map(({ id }) => id)
    const stops = await service.listStops(
      { trip_id: living },
      { withDeleted: true }
    )
    const photos = await service.listPhotos(
      { stop_id: stops.map(({ id }) => id) },
      { withDeleted: true }
    )
    const tickets = await service.listTickets({ trip_id: living })
    await service.softDeleteTickets(tickets.map(({ id }) => id))
    await service.softDeleteTrips(living)

    return new StepResponse(ids, {
      living,
      stops: stops.filter(({ deleted_at }) => deleted_at),
      photos: photos.filter(({ deleted_at }) => deleted_at),
      tickets: tickets.map(({ id }) => id),
    })
  },
  async (deleted, { container }) => {
    if (!deleted?.living.length) {
      return
    }
    const service: TravelModuleService = container.resolve(TRAVEL_MODULE)

    await service.restoreTrips(deleted.living)
    await service.restoreTickets(deleted.tickets)
    await service.updateStops(
      deleted.stops.map(({ id, deleted_at }) => ({ id, deleted_at }))
    )
    await service.updatePhotos(
      deleted.photos.map(({ id, deleted_at }) => ({ id, deleted_at }))
    )
  }
)
