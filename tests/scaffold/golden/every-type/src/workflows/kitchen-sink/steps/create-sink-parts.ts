import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { KITCHEN_SINK_MODULE } from "../../../modules/kitchen-sink"
import KitchenSinkModuleService from "../../../modules/kitchen-sink/service"
import { CreateSinkPartInput } from "../../../modules/kitchen-sink/types"

export const createSinkPartsStepId = "create-sink-parts"

export const createSinkPartsStep = createStep(
  createSinkPartsStepId,
  async (data: CreateSinkPartInput[], { container }) => {
    const service: KitchenSinkModuleService =
      container.resolve(KITCHEN_SINK_MODULE)

    const sinkParts = await service.createSinkParts(data)

    return new StepResponse(
      sinkParts,
      sinkParts.map(({ id }) => id)
    )
  },
  async (ids, { container }) => {
    if (!ids?.length) {
      return
    }
    const service: KitchenSinkModuleService =
      container.resolve(KITCHEN_SINK_MODULE)

    await service.deleteSinkParts(ids)
  }
)
