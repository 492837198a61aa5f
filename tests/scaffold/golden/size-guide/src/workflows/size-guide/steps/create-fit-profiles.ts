import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { SIZE_GUIDE_MODULE } from "../../../modules/size-guide"
import SizeGuideModuleService from "../../../modules/size-guide/service"
import { CreateFitProfileInput } from "../../../modules/size-guide/types"

export const createFitProfilesStepId = "create-fit-profiles"

export const createFitProfilesStep = createStep(
  createFitProfilesStepId,
  async (data: CreateFitProfileInput[], { container }) => {
    const service: SizeGuideModuleService = container.resolve(SIZE_GUIDE_MODULE)

    const fitProfiles = await service.createFitProfiles(data)

    return new StepResponse(
      fitProfiles,
      fitProfiles.map(({ id }) => id)
    )
  },
  async (ids, { container }) => {
    if (!ids?.length) {
      return
    }
    const service: SizeGuideModuleService = container.resolve(SIZE_GUIDE_MODULE)

    await service.deleteFitProfiles(ids)
  }
)
