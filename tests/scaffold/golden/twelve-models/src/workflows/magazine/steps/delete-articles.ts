import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { MAGAZINE_MODULE } from "../../../modules/magazine"
import MagazineModuleService from "../../../modules/magazine/service"

export const deleteArticlesStepId = "delete-articles"

export const deleteArticlesStep = createStep(
  deleteArticlesStepId,
  async (ids: string[], { container }) => {
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    const summaries = await service.listSummaries({ article_id: ids })
    const removed = {
      summaries: summaries.map(({ id }) => id),
    }
    await service.softDeleteSummaries(removed.summaries)
    await service.softDeleteArticles(ids)

    return new StepResponse(ids, { ids, ...removed })
  },
  async (removed, { container }) => {
    if (!removed?.ids.length) {
      return
    }
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    await service.restoreArticles(removed.ids)
    await service.restoreSummaries(removed.summaries)
  }
)
