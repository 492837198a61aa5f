import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { MAGAZINE_MODULE } from "../../../modules/magazine"
import MagazineModuleService from "../../../modules/magazine/service"
import { UpdateAuthorInput } from "../../../modules/magazine/types"

export const updateAuthorsStepId = "update-authors"

export const updateAuthorsStep = createStep(
  updateAuthorsStepId,
  async (data: UpdateAuthorInput[], { container }) => {
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    const previous = await service.listAuthors({
      id: data.map(({ id }) => id),
    })
    const authors = await service.updateAuthors(data)

    return new StepResponse(authors, previous)
  },
  async (previous, { container }) => {
    if (!previous?.length) {
      return
    }
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    await service.updateAuthors(
      previous.map((author) => ({
        id: author.id,
        name: author.name,
        pen_name: author.pen_name,
        royalty: author.raw_royalty as never,
      }))
    )
  }
)
