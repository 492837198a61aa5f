import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { TOY_MODULE } from "../../../modules/toy"
import ToyModuleService from "../../../modules/toy/service"
import { CreateAddress2Input } from "../../../modules/toy/types"

export const createAddress2sStepId = "create-address2s"

export const createAddress2sStep = createStep(
  createAddress2sStepId,
  async (data: CreateAddress2Input[], { container }) => {
    const service: ToyModuleService = container.resolve(TOY_MODULE)

    const address2s = await service.createAddress2s(data)

    return new StepResponse(
      address2s,
      address2s.map(({ id }) => id)
    )
  },
  async (ids, { container }) => {
    if (!ids?.length) {
      return
    }
    const service: ToyModuleService = container.resolve(TOY_MODULE)

    await service.deleteAddress2s(ids)
  }
)
