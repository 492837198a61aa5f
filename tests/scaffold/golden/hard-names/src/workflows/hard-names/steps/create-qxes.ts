import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { HARD_NAMES_MODULE } from "../../../modules/hard-names"
import HardNamesModuleService from "../../../modules/hard-names/service"
import { CreateQxInput } from "../../../modules/hard-names/types"

export const createQxesStepId = "create-qxes"

export const createQxesStep = createStep(
  createQxesStepId,
  async (data: CreateQxInput[], { container }) => {
    const service: HardNamesModuleService = container.resolve(HARD_NAMES_MODULE)

    const qxes = await service.createQxes(data)

    return new StepResponse(
      qxes,
      qxes.map(({ id }) => id)
    )
  },
  async (ids, { container }) => {
    if (!ids?.length) {
      return
    }
    const service: HardNamesModuleService = container.resolve(HARD_NAMES_MODULE)

    await service.deleteQxes(ids)
  }
)
