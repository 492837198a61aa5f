import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { TRAVEL_MODULE } from "../../../modules/travel"
import TravelModuleService from "../../../modules/travel/service"

export const deleteStopsStepId = "delete-stops"

export const deleteStopsStep = createStep(
  deleteStopsStepId,
  async (ids: string[], { container }) => {
    const service: TravelModuleService = container.resolve(TRAVEL_MODULE)

    // What was deleted before must not come back.
    const rows = await service.listStops({ id: ids })
    const living = rows.map(({ id }) => id)
    const photos = await service.listPhotos(
      { stop_id: living },
      { withDeleted: true }
    )
    await service.softDeleteStops(living)

    return new StepResponse(ids, {
      living,
      photos: photos.filter(({ deleted_at }) => deleted_at),
    })
  },
  async (deleted, { container }) => {
    if (!deleted?.living.length) {
      return
    }
    const service: TravelModuleService = container.resolve(TRAVEL_MODULE)

    await service.restoreStops(deleted.living)
    await service.updatePhotos(
      deleted.photos.map(({ id, deleted_at }) => ({ id, deleted_at }))
    )
  }
)
