import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { MAGAZINE_MODULE } from "../../../modules/magazine"
import MagazineModuleService from "../../../modules/magazine/service"
import { UpdateSectionInput } from "../../../modules/magazine/types"

export const updateSectionsStepId = "update-sections"

export const updateSectionsStep = createStep(
  updateSectionsStepId,
  async (data: UpdateSectionInput[], { container }) => {
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    const previous = await service.listSections({
      code: data.map(({ code }) => code),
    })
    const sections = await service.updateSections(data)

    return new StepResponse(sections, previous)
  },
  async (previous, { container }) => {
    if (!previous?.length) {
      return
    }
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    await service.updateSections(
      previous.map((section) => ({
        code: section.code,
        name: section.name,
        order: section.order,
        room: section.room,
        parent_id: section.parent_id,
      }))
    )
  }
)
