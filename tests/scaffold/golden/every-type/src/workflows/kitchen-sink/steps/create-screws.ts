import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { KITCHEN_SINK_MODULE } from "../../../modules/kitchen-sink"
import KitchenSinkModuleService from "../../../modules/kitchen-sink/service"
import { CreateScrewInput } from "../../../modules/kitchen-sink/types"

export const createScrewsStepId = "create-screws"

export const createScrewsStep = createStep(
  createScrewsStepId,
  async (data: CreateScrewInput[], { container }) => {
    const service: KitchenSinkModuleService =
      container.resolve(KITCHEN_SINK_MODULE)

    const screws = await service.createScrews(data)

    return new StepResponse(
      screws,
      screws.map(({ id }) => id)
    )
  },
  async (ids, { container }) => {
    if (!ids?.length) {
      return
    }
    const service: KitchenSinkModuleService =
      container.resolve(KITCHEN_SINK_MODULE)

    await service.deleteScrews(ids)
  }
)
