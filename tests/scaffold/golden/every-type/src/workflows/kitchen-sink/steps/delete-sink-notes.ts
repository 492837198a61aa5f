import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { KITCHEN_SINK_MODULE } from "../../../modules/kitchen-sink"
import KitchenSinkModuleService from "../../../modules/kitchen-sink/service"

export const deleteSinkNotesStepId = "delete-sink-notes"

export const deleteSinkNotesStep = createStep(
  deleteSinkNotesStepId,
  async (ids: string[], { container }) => {
    const service: KitchenSinkModuleService =
      container.resolve(KITCHEN_SINK_MODULE)

    // What was deleted before must not come back.
    const rows = await service.listSinkNotes({ id: ids })
    const living = rows.map(({ id }) => id)
    await service.softDeleteSinkNotes(living)

    return new StepResponse(ids, living)
  },
  async (living, { container }) => {
    if (!living?.length) {
      return
    }
    const service: KitchenSinkModuleService =
      container.resolve(KITCHEN_SINK_MODULE)

    await service.restoreSinkNotes(living)
  }
)
