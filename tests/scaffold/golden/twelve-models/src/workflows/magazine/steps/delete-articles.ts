import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { MAGAZINE_MODULE } from "../../../modules/magazine"
import MagazineModuleService from "../../../modules/magazine/service"

export const deleteArticlesStepId = "delete-articles"

export const deleteArticlesStep = createStep(
  deleteArticlesStepId,
  async (ids: string[], { container }) => {
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    // What was deleted before must not come back.
    const rows = await service.listArticles({ id: ids })
    const living = rows.map(({ id }) => id)
    const summaries = await service.listSummaries({ article_id: living })
    const revisions = await service.listRevisions(
      { article_id: living },
      { withDeleted: true }
    )
    await service.softDeleteSummaries(summaries.map(({ id }) => id))
    await service.softDeleteArticles(living)

    return new StepResponse(ids, {
      living,
      summaries: summaries.map(({ id }) => id),
      revisions: revisions.filter(({ deleted_at }) => deleted_at),
    })
  },
  async (deleted, { container }) => {
    if (!deleted?.living.length) {
      return
    }
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    await service.restoreArticles(deleted.living)
    await service.restoreSummaries(deleted.summaries)
    await service.updateRevisions(
      deleted.revisions.map(({ id, deleted_at }) => ({ id, deleted_at }))
    )
  }
)
