import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { MAGAZINE_MODULE } from "../../../modules/magazine"
import MagazineModuleService from "../../../modules/magazine/service"
import { UpdateSummaryInput } from "../../../modules/magazine/types"

export const updateSummariesStepId = "update-summaries"

export const updateSummariesStep = createStep(
  updateSummariesStepId,
  async (data: UpdateSummaryInput[], { container }) => {
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    const previous = await service.listSummaries({
      id: data.map(({ id }) => id),
    })
    // The foreign key of a one-to-one relation is only written through the relation.
    const summaries = await service.updateSummaries(
      data.map(({ article_id, ...row }) => ({
        ...row,
        ...(article_id !== undefined && { article: article_id as never }),
      }))
    )

    return new StepResponse(summaries, previous)
  },
  async (previous, { container }) => {
    if (!previous?.length) {
      return
    }
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    // An update merges JSON into what is there: clear it, so that added keys go too.
    await service.updateSummaries(
      previous.map(({ id }) => ({ id, details: [] as never }))
    )
    await service.updateSummaries(
      previous.map((summary) => ({
        id: summary.id,
        body: summary.body,
        details: summary.details,
        article: summary.article_id as never,
      }))
    )
  }
)
