import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { MAGAZINE_MODULE } from "../../../modules/magazine"
import MagazineModuleService from "../../../modules/magazine/service"
import { CreateRevisionInput } from "../../../modules/magazine/types"

export const createRevisionsStepId = "create-revisions"

export const createRevisionsStep = createStep(
  createRevisionsStepId,
  async (data: CreateRevisionInput[], { container }) => {
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    const revisions = await service.createRevisions(data)

    return new StepResponse(
      revisions,
      revisions.map(({ id }) => id)
    )
  },
  async (ids, { container }) => {
    if (!ids?.length) {
      return
    }
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    await service.deleteRevisions(ids)
  }
)
