import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { KITCHEN_SINK_MODULE } from "../../../modules/kitchen-sink"
import KitchenSinkModuleService from "../../../modules/kitchen-sink/service"
import { CreateSinkNoteInput } from "../../../modules/kitchen-sink/types"

export const createSinkNotesStepId = "create-sink-notes"

export const createSinkNotesStep = createStep(
  createSinkNotesStepId,
  async (data: CreateSinkNoteInput[], { container }) => {
    const service: KitchenSinkModuleService =
      container.resolve(KITCHEN_SINK_MODULE)

    const sinkNotes = await service.createSinkNotes(data)

    return new StepResponse(
      sinkNotes,
      sinkNotes.map(({ id }) => id)
    )
  },
  async (ids, { container }) => {
    if (!ids?.length) {
      return
    }
    const service: KitchenSinkModuleService =
      container.resolve(KITCHEN_SINK_MODULE)

    await service.deleteSinkNotes(ids)
  }
)
