import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { MAGAZINE_MODULE } from "../../../modules/magazine"
import MagazineModuleService from "../../../modules/magazine/service"

export const deleteSummariesStepId = "delete-summaries"

export const deleteSummariesStep = createStep(
  deleteSummariesStepId,
  async (ids: string[], { container }) => {
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    // What was deleted before must not come back.
    const rows = await service.listSummaries({ id: ids })
    const living = rows.map(({ id }) => id)
    await service.softDeleteSummaries(living)

    return new StepResponse(ids, living)
  },
  async (living, { container }) => {
    if (!living?.length) {
      return
    }
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    await service.restoreSummaries(living)
  }
)
