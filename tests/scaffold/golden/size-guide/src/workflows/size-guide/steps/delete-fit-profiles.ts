import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { SIZE_GUIDE_MODULE } from "../../../modules/size-guide"
import SizeGuideModuleService from "../../../modules/size-guide/service"

export const deleteFitProfilesStepId = "delete-fit-profiles"

export const deleteFitProfilesStep = createStep(
  deleteFitProfilesStepId,
  async (ids: string[], { container }) => {
    const service: SizeGuideModuleService = container.resolve(SIZE_GUIDE_MODULE)

    await service.softDeleteFitProfiles(ids)

    return new StepResponse(ids, ids)
  },
  async (ids, { container }) => {
    if (!ids?.length) {
      return
    }
    const service: SizeGuideModuleService = container.resolve(SIZE_GUIDE_MODULE)

    await service.restoreFitProfiles(ids)
  }
)
