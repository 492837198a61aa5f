import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { SIZE_GUIDE_MODULE } from "../../../modules/size-guide"
import SizeGuideModuleService from "../../../modules/size-guide/service"

export const deleteSizeGuidesStepId = "delete-size-guides"

export const deleteSizeGuidesStep = createStep(
  deleteSizeGuidesStepId,
  async (ids: string[], { container }) => {
    const service: SizeGuideModuleService = container.resolve(SIZE_GUIDE_MODULE)

    await service.softDeleteSizeGuides(ids)

    return new StepResponse(ids, ids)
  },
  async (ids, { container }) => {
    if (!ids?.length) {
      return
    }
    const service: SizeGuideModuleService = container.resolve(SIZE_GUIDE_MODULE)

    await service.restoreSizeGuides(ids)
  }
)
