import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { MAGAZINE_MODULE } from "../../../modules/magazine"
import MagazineModuleService from "../../../modules/magazine/service"
import { UpdateCreditInput } from "../../../modules/magazine/types"

export const updateCreditsStepId = "update-credits"

export const updateCreditsStep = createStep(
  updateCreditsStepId,
  async (data: UpdateCreditInput[], { container }) => {
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    const previous = await service.listCredits({
      id: data.map(({ id }) => id),
    })
    const credits = await service.updateCredits(data)

    return new StepResponse(credits, previous)
  },
  async (previous, { container }) => {
    if (!previous?.length) {
      return
    }
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    await service.updateCredits(
      previous.map((credit) => ({
        id: credit.id,
        role: credit.role,
        article_id: credit.article_id,
        author_id: credit.author_id,
      }))
    )
  }
)
