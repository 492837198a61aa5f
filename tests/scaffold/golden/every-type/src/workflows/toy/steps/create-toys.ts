import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { TOY_MODULE } from "../../../modules/toy"
import ToyModuleService from "../../../modules/toy/service"
import { CreateToyInput } from "../../../modules/toy/types"

export const createToysStepId = "create-toys"

export const createToysStep = createStep(
  createToysStepId,
  async (data: CreateToyInput[], { container }) => {
    const service: ToyModuleService = container.resolve(TOY_MODULE)

    const toys = await service.createToys(data)

    return new StepResponse(
      toys,
      toys.map(({ id }) => id)
    )
  },
  async (ids, { container }) => {
    if (!ids?.length) {
      return
    }
    const service: ToyModuleService = container.resolve(TOY_MODULE)

    await service.deleteToys(ids)
  }
)
