import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { MAGAZINE_MODULE } from "../../../modules/magazine"
import MagazineModuleService from "../../../modules/magazine/service"

export const deleteSectionsStepId = "delete-sections"

export const deleteSectionsStep = createStep(
  deleteSectionsStepId,
  async (ids: string[], { container }) => {
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    // What was deleted before must not come back.
    const rows = await service.listSections({ code: ids })
    const living = rows.map(({ code }) => code)
    await service.softDeleteSections(living)

    return new StepResponse(ids, living)
  },
  async (living, { container }) => {
    if (!living?.length) {
      return
    }
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    await service.restoreSections(living)
  }
)
