import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { MAGAZINE_MODULE } from "../../../modules/magazine"
import MagazineModuleService from "../../../modules/magazine/service"
import { CreateSectionInput } from "../../../modules/magazine/types"

export const createSectionsStepId = "create-sections"

export const createSectionsStep = createStep(
  createSectionsStepId,
  async (data: CreateSectionInput[], { container }) => {
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    const sections = await service.createSections(data)

    return new StepResponse(
      sections,
      sections.map(({ code }) => code)
    )
  },
  async (ids, { container }) => {
    if (!ids?.length) {
      return
    }
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    await service.deleteSections(ids)
  }
)
