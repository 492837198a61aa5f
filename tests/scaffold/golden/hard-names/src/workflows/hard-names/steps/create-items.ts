import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { HARD_NAMES_MODULE } from "../../../modules/hard-names"
import HardNamesModuleService from "../../../modules/hard-names/service"
import { CreateItemInput } from "../../../modules/hard-names/types"

export const createItemsStepId = "create-items"

export const createItemsStep = createStep(
  createItemsStepId,
  async (data: CreateItemInput[], { container }) => {
    const service: HardNamesModuleService = container.resolve(HARD_NAMES_MODULE)

    const items = await service.createItems(data)

    return new StepResponse(
      items,
      items.map(({ id }) => id)
    )
  },
  async (ids, { container }) => {
    if (!ids?.length) {
      return
    }
    const service: HardNamesModuleService = container.resolve(HARD_NAMES_MODULE)

    await service.deleteItems(ids)
  }
)
