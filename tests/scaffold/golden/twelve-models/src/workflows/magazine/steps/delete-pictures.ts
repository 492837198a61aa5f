import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { MAGAZINE_MODULE } from "../../../modules/magazine"
import MagazineModuleService from "../../../modules/magazine/service"

export const deletePicturesStepId = "delete-pictures"

export const deletePicturesStep = createStep(
  deletePicturesStepId,
  async (ids: string[], { container }) => {
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    // What was deleted before must not come back.
    const rows = await service.listPictures({ id: ids })
    const living = rows.map(({ id }) => id)
    await service.softDeletePictures(living)

    return new StepResponse(ids, living)
  },
  async (living, { container }) => {
    if (!living?.length) {
      return
    }
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    await service.restorePictures(living)
  }
)
