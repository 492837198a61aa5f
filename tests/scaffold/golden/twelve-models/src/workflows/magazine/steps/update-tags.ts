import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { MAGAZINE_MODULE } from "../../../modules/magazine"
import MagazineModuleService from "../../../modules/magazine/service"
import { UpdateTagInput } from "../../../modules/magazine/types"

export const updateTagsStepId = "update-tags"

export const updateTagsStep = createStep(
  updateTagsStepId,
  async (data: UpdateTagInput[], { container }) => {
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    const previous = await service.listTags({
      key: data.map(({ key }) => key),
    })
    const tags = await service.updateTags(data)

    return new StepResponse(tags, previous)
  },
  async (previous, { container }) => {
    if (!previous?.length) {
      return
    }
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    await service.updateTags(
      previous.map((tag) => ({
        key: tag.key,
        label: tag.label,
        class: tag.class,
      }))
    )
  }
)
