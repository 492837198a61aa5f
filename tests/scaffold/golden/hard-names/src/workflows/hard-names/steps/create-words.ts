import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { HARD_NAMES_MODULE } from "../../../modules/hard-names"
import HardNamesModuleService from "../../../modules/hard-names/service"
import { CreateWordInput } from "../../../modules/hard-names/types"

export const createWordsStepId = "create-words"

export const createWordsStep = createStep(
  createWordsStepId,
  async (data: CreateWordInput[], { container }) => {
    const service: HardNamesModuleService = container.resolve(HARD_NAMES_MODULE)

    const words = await service.createWords(data)

    return new StepResponse(
      words,
      words.map(({ id }) => id)
    )
  },
  async (ids, { container }) => {
    if (!ids?.length) {
      return
    }
    const service: HardNamesModuleService = container.resolve(HARD_NAMES_MODULE)

    await service.deleteWords(ids)
  }
)
