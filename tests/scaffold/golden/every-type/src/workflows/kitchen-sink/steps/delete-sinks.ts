import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { KITCHEN_SINK_MODULE } from "../../../modules/kitchen-sink"
import KitchenSinkModuleService from "../../../modules/kitchen-sink/service"

export const deleteSinksStepId = "delete-sinks"

export const deleteSinksStep = createStep(
  deleteSinksStepId,
  async (ids: string[], { container }) => {
    const service: KitchenSinkModuleService =
      container.resolve(KITCHEN_SINK_MODULE)

    await service.softDeleteSinks(ids)

    return new StepResponse(ids, ids)
  },
  async (ids, { container }) => {
    if (!ids?.length) {
      return
    }
    const service: KitchenSinkModuleService =
      container.resolve(KITCHEN_SINK_MODULE)

    await service.restoreSinks(ids)
  }
)
