import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { KITCHEN_SINK_MODULE } from "../../../modules/kitchen-sink"
import KitchenSinkModuleService from "../../../modules/kitchen-sink/service"
import { CreateSinkInput } from "../../../modules/kitchen-sink/types"

export const createSinksStepId = "create-sinks"

export const createSinksStep = createStep(
  createSinksStepId,
  async (data: CreateSinkInput[], { container }) => {
    const service: KitchenSinkModuleService =
      container.resolve(KITCHEN_SINK_MODULE)

    const sinks = await service.createSinks(data)

    return new StepResponse(
      sinks,
      sinks.map(({ id }) => id)
    )
  },
  async (ids, { container }) => {
    if (!ids?.length) {
      return
    }
    const service: KitchenSinkModuleService =
      container.resolve(KITCHEN_SINK_MODULE)

    await service.deleteSinks(ids)
  }
)
