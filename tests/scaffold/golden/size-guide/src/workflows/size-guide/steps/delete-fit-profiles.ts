import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { SIZE_GUIDE_MODULE } from "../../../modules/size-guide"
import SizeGuideModuleService from "../../../modules/size-guide/service"

export const deleteFitProfilesStepId = "delete-fit-profiles"

export const deleteFitProfilesStep = createStep(
  deleteFitProfilesStepId,
  async (ids: string[], { container }) => {
    const service: SizeGuideModuleService = container.resolve(SIZE_GUIDE_MODULE)

    // What was deleted before must not come back.
    const rows = await service.listFitProfiles({ id: ids })
    const living = rows.map(({ id }) => id)
    await service.softDeleteFitProfiles(living)

    return new StepResponse(ids, living)
  },
  async (living, { container }) => {
    if (!living?.length) {
      return
    }
    const service: SizeGuideModuleService = container.resolve(SIZE_GUIDE_MODULE)

    await service.restoreFitProfiles(living)
  }
)
