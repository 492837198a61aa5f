import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { TOY_MODULE } from "../../../modules/toy"
import ToyModuleService from "../../../modules/toy/service"

export const deleteAddress2sStepId = "delete-address2s"

export const deleteAddress2sStep = createStep(
  deleteAddress2sStepId,
  async (ids: string[], { container }) => {
    const service: ToyModuleService = container.resolve(TOY_MODULE)

    await service.softDeleteAddress2s(ids)

    return new StepResponse(ids, ids)
  },
  async (ids, { container }) => {
    if (!ids?.length) {
      return
    }
    const service: ToyModuleService = container.resolve(TOY_MODULE)

    await service.restoreAddress2s(ids)
  }
)
