import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { KITCHEN_SINK_MODULE } from "../../../modules/kitchen-sink"
import KitchenSinkModuleService from "../../../modules/kitchen-sink/service"
import { UpdateScrewInput } from "../../../modules/kitchen-sink/types"

export const updateScrewsStepId = "update-screws"

export const updateScrewsStep = createStep(
  updateScrewsStepId,
  async (data: UpdateScrewInput[], { container }) => {
    const service: KitchenSinkModuleService =
      container.resolve(KITCHEN_SINK_MODULE)

    const previous = await service.listScrews({
      id: data.map(({ id }) => id),
    })
    const screws = await service.updateScrews(data)

    return new StepResponse(screws, previous)
  },
  async (previous, { container }) => {
    if (!previous?.length) {
      return
    }
    const service: KitchenSinkModuleService =
      container.resolve(KITCHEN_SINK_MODULE)

    await service.updateScrews(
      previous.map((screw) => ({
        id: screw.id,
        size: screw.size,
        made_at: screw.made_at,
        shape: screw.shape,
        part_id: screw.part_id,
      }))
    )
  }
)
