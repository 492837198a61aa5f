import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { TOY_MODULE } from "../../../modules/toy"
import ToyModuleService from "../../../modules/toy/service"
import { UpdateToyInput } from "../../../modules/toy/types"

export const updateToysStepId = "update-toys"

export const updateToysStep = createStep(
  updateToysStepId,
  async (data: UpdateToyInput[], { container }) => {
    const service: ToyModuleService = container.resolve(TOY_MODULE)

    const previous = await service.listToys({
      id: data.map(({ id }) => id),
    })
    const toys = await service.updateToys(data)

    return new StepResponse(toys, previous)
  },
  async (previous, { container }) => {
    if (!previous?.length) {
      return
    }
    const service: ToyModuleService = container.resolve(TOY_MODULE)

    await service.updateToys(
      previous.map((toy) => ({
        id: toy.id,
        is_new: toy.is_new,
      }))
    )
  }
)
