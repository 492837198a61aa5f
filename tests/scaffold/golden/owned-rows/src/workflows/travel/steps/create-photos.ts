import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { TRAVEL_MODULE } from "../../../modules/travel"
import TravelModuleService from "../../../modules/travel/service"
import { CreatePhotoInput } from "../../../modules/travel/types"

export const createPhotosStepId = "create-photos"

export const createPhotosStep = createStep(
  createPhotosStepId,
  async (data: CreatePhotoInput[], { container }) => {
    const service: TravelModuleService = container.resolve(TRAVEL_MODULE)

    const photos = await service.createPhotos(data)

    return new StepResponse(
      photos,
      photos.map(({ id }) => id)
    )
  },
  async (ids, { container }) => {
    if (!ids?.length) {
      return
    }
    const service: TravelModuleService = container.resolve(TRAVEL_MODULE)

    await service.deletePhotos(ids)
  }
)
