import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { SIZE_GUIDE_MODULE } from "../../../modules/size-guide"
import SizeGuideModuleService from "../../../modules/size-guide/service"
import { UpdateSizeGuideInput } from "../../../modules/size-guide/types"

export const updateSizeGuidesStepId = "update-size-guides"

export const updateSizeGuidesStep = createStep(
  updateSizeGuidesStepId,
  async (data: UpdateSizeGuideInput[], { container }) => {
    const service: SizeGuideModuleService = container.resolve(SIZE_GUIDE_MODULE)

    const previous = await service.listSizeGuides({
      id: data.map(({ id }) => id),
    })
    const sizeGuides = await service.updateSizeGuides(data)

    return new StepResponse(sizeGuides, previous)
  },
  async (previous, { container }) => {
    if (!previous?.length) {
      return
    }
    const service: SizeGuideModuleService = container.resolve(SIZE_GUIDE_MODULE)

    // An update merges JSON into what is there: clear it, so that added keys go too.
    await service.updateSizeGuides(
      previous.map(({ id }) => ({ id, metadata: null }))
    )
    await service.updateSizeGuides(
      previous.map((sizeGuide) => ({
        id: sizeGuide.id,
        title: sizeGuide.title,
        handle: sizeGuide.handle,
        unit: sizeGuide.unit,
        published: sizeGuide.published,
        rank: sizeGuide.rank,
        note: sizeGuide.note,
        metadata: sizeGuide.metadata,
      }))
    )
  }
)
