import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { MAGAZINE_MODULE } from "../../../modules/magazine"
import MagazineModuleService from "../../../modules/magazine/service"
import { UpdatePictureInput } from "../../../modules/magazine/types"

export const updatePicturesStepId = "update-pictures"

export const updatePicturesStep = createStep(
  updatePicturesStepId,
  async (data: UpdatePictureInput[], { container }) => {
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    const previous = await service.listPictures({
      id: data.map(({ id }) => id),
    })
    const pictures = await service.updatePictures(data)

    return new StepResponse(pictures, previous)
  },
  async (previous, { container }) => {
    if (!previous?.length) {
      return
    }
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    await service.updatePictures(
      previous.map((picture) => ({
        id: picture.id,
        url: picture.url,
        width: picture.width,
        height: picture.height,
        ratio: picture.ratio,
        revision_id: picture.revision_id,
      }))
    )
  }
)
