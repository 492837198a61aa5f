import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { SIZE_GUIDE_MODULE } from "../../../modules/size-guide"
import SizeGuideModuleService from "../../../modules/size-guide/service"
import { UpdateFitProfileInput } from "../../../modules/size-guide/types"

export const updateFitProfilesStepId = "update-fit-profiles"

export const updateFitProfilesStep = createStep(
  updateFitProfilesStepId,
  async (data: UpdateFitProfileInput[], { container }) => {
    const service: SizeGuideModuleService = container.resolve(SIZE_GUIDE_MODULE)

    const previous = await service.listFitProfiles({
      id: data.map(({ id }) => id),
    })
    const fitProfiles = await service.updateFitProfiles(data)

    return new StepResponse(fitProfiles, previous)
  },
  async (previous, { container }) => {
    if (!previous?.length) {
      return
    }
    const service: SizeGuideModuleService = container.resolve(SIZE_GUIDE_MODULE)

    await service.updateFitProfiles(
      previous.map((fitProfile) => ({
        id: fitProfile.id,
        customer_id: fitProfile.customer_id,
        finger: fitProfile.finger,
        diameter: fitProfile.diameter,
        measured_at: fitProfile.measured_at,
      }))
    )
  }
)
