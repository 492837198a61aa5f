import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { MAGAZINE_MODULE } from "../../../modules/magazine"
import MagazineModuleService from "../../../modules/magazine/service"
import { CreateCreditInput } from "../../../modules/magazine/types"

export const createCreditsStepId = "create-credits"

export const createCreditsStep = createStep(
  createCreditsStepId,
  async (data: CreateCreditInput[], { container }) => {
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    const credits = await service.createCredits(data)

    return new StepResponse(
      credits,
      credits.map(({ id }) => id)
    )
  },
  async (ids, { container }) => {
    if (!ids?.length) {
      return
    }
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    await service.deleteCredits(ids)
  }
)
