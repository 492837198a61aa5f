import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { MAGAZINE_MODULE } from "../../../modules/magazine"
import MagazineModuleService from "../../../modules/magazine/service"
import { CreateSummaryInput } from "../../../modules/magazine/types"

export const createSummariesStepId = "create-summaries"

export const createSummariesStep = createStep(
  createSummariesStepId,
  async (data: CreateSummaryInput[], { container }) => {
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    const summaries = await service.createSummaries(data)

    return new StepResponse(
      summaries,
      summaries.map(({ id }) => id)
    )
  },
  async (ids, { container }) => {
    if (!ids?.length) {
      return
    }
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    await service.deleteSummaries(ids)
  }
)
