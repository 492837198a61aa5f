import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { MAGAZINE_MODULE } from "../../../modules/magazine"
import MagazineModuleService from "../../../modules/magazine/service"

export const deleteCreditsStepId = "delete-credits"

export const deleteCreditsStep = createStep(
  deleteCreditsStepId,
  async (ids: string[], { container }) => {
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    // A row that links two others keeps linking them while it is only soft-deleted.
    const previous = await service.listCredits({ id: ids })
    await service.deleteCredits(previous.map(({ id }) => id))

    return new StepResponse(ids, previous)
  },
  async (previous, { container }) => {
    if (!previous?.length) {
      return
    }
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    await service.createCredits(
      previous.map((credit) => ({
        id: credit.id,
        role: credit.role,
        article_id: credit.article_id,
        author_id: credit.author_id,
        created_at: credit.created_at,
      }))
    )
  }
)
