import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { KITCHEN_SINK_MODULE } from "../../../modules/kitchen-sink"
import KitchenSinkModuleService from "../../../modules/kitchen-sink/service"

export const deleteSinkNotesStepId = "delete-sink-notes"

export const deleteSinkNotesStep = createStep(
  deleteSinkNotesStepId,
  async (ids: string[], { container }) => {
    const service: KitchenSinkModuleService =
      container.resolve(KITCHEN_SINK_MODULE)

    await service.softDeleteSinkNotes(ids)

    return new StepResponse(ids, ids)
  },
  async (ids, { container }) => {
    if (!ids?.length) {
      return
    }
    const service: KitchenSinkModuleService =
      container.resolve(KITCHEN_SINK_MODULE)

    await service.restoreSinkNotes(ids)
  }
)
