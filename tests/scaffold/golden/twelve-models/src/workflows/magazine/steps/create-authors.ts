import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { MAGAZINE_MODULE } from "../../../modules/magazine"
import MagazineModuleService from "../../../modules/magazine/service"
import { CreateAuthorInput } from "../../../modules/magazine/types"

export const createAuthorsStepId = "create-authors"

export const createAuthorsStep = createStep(
  createAuthorsStepId,
  async (data: CreateAuthorInput[], { container }) => {
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    const authors = await service.createAuthors(data)

    return new StepResponse(
      authors,
      authors.map(({ id }) => id)
    )
  },
  async (ids, { container }) => {
    if (!ids?.length) {
      return
    }
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    await service.deleteAuthors(ids)
  }
)
