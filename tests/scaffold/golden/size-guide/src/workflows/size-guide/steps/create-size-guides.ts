import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { SIZE_GUIDE_MODULE } from "../../../modules/size-guide"
import SizeGuideModuleService from "../../../modules/size-guide/service"
import { CreateSizeGuideInput } from "../../../modules/size-guide/types"

export const createSizeGuidesStepId = "create-size-guides"

export const createSizeGuidesStep = createStep(
  createSizeGuidesStepId,
  async (data: CreateSizeGuideInput[], { container }) => {
    const service: SizeGuideModuleService = container.resolve(SIZE_GUIDE_MODULE)

    const sizeGuides = await service.createSizeGuides(data)

    return new StepResponse(
      sizeGuides,
      sizeGuides.map(({ id }) => id)
    )
  },
  async (ids, { container }) => {
    if (!ids?.length) {
      return
    }
    const service: SizeGuideModuleService = container.resolve(SIZE_GUIDE_MODULE)

    await service.deleteSizeGuides(ids)
  }
)
