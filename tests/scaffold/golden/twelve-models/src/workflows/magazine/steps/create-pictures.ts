import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { MAGAZINE_MODULE } from "../../../modules/magazine"
import MagazineModuleService from "../../../modules/magazine/service"
import { CreatePictureInput } from "../../../modules/magazine/types"

export const createPicturesStepId = "create-pictures"

export const createPicturesStep = createStep(
  createPicturesStepId,
  async (data: CreatePictureInput[], { container }) => {
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    const pictures = await service.createPictures(data)

    return new StepResponse(
      pictures,
      pictures.map(({ id }) => id)
    )
  },
  async (ids, { container }) => {
    if (!ids?.length) {
      return
    }
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    await service.deletePictures(ids)
  }
)
