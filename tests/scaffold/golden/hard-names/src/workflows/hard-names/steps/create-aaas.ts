import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { HARD_NAMES_MODULE } from "../../../modules/hard-names"
import HardNamesModuleService from "../../../modules/hard-names/service"
import { CreateAaaInput } from "../../../modules/hard-names/types"

export const createAaasStepId = "create-aaas"

export const createAaasStep = createStep(
  createAaasStepId,
  async (data: CreateAaaInput[], { container }) => {
    const service: HardNamesModuleService = container.resolve(HARD_NAMES_MODULE)

    const aaas = await service.createAaas(data)

    return new StepResponse(
      aaas,
      aaas.map(({ id }) => id)
    )
  },
  async (ids, { container }) => {
    if (!ids?.length) {
      return
    }
    const service: HardNamesModuleService = container.resolve(HARD_NAMES_MODULE)

    await service.deleteAaas(ids)
  }
)
