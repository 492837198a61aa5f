import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { KITCHEN_SINK_MODULE } from "../../../modules/kitchen-sink"
import KitchenSinkModuleService from "../../../modules/kitchen-sink/service"

export const deleteSinksStepId = "delete-sinks"

export const deleteSinksStep = createStep(
  deleteSinksStepId,
  async (ids: string[], { container }) => {
    const service: KitchenSinkModuleService =
      container.resolve(KITCHEN_SINK_MODULE)

    // What was deleted before must not come back.
    const rows = await service.listSinks({ id: ids })
    const living = rows.map(({ id }) => id)
    const parts = await service.listSinkParts(
      { sink_id: living },
      { withDeleted: true }
    )
    const screws = await service.listScrews(
      { part_id: parts.map(({ id }) => id) },
      { withDeleted: true }
    )
    await service.softDeleteSinks(living)

    return new StepResponse(ids, {
      living,
      parts: parts.filter(({ deleted_at }) => deleted_at),
      screws: screws.filter(({ deleted_at }) => deleted_at),
    })
  },
  async (deleted, { container }) => {
    if (!deleted?.living.length) {
      return
    }
    const service: KitchenSinkModuleService =
      container.resolve(KITCHEN_SINK_MODULE)

    await service.restoreSinks(deleted.living)
    await service.updateSinkParts(
      deleted.parts.map(({ id, deleted_at }) => ({ id, deleted_at }))
    )
    await service.updateScrews(
      deleted.screws.map(({ id, deleted_at }) => ({ id, deleted_at }))
    )
  }
)
