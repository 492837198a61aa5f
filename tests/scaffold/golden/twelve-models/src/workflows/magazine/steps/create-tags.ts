import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { MAGAZINE_MODULE } from "../../../modules/magazine"
import MagazineModuleService from "../../../modules/magazine/service"
import { CreateTagInput } from "../../../modules/magazine/types"

export const createTagsStepId = "create-tags"

export const createTagsStep = createStep(
  createTagsStepId,
  async (data: CreateTagInput[], { container }) => {
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    const tags = await service.createTags(data)

    return new StepResponse(
      tags,
      tags.map(({ key }) => key)
    )
  },
  async (ids, { container }) => {
    if (!ids?.length) {
      return
    }
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    await service.deleteTags(ids)
  }
)
