import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { TOY_MODULE } from "../../../modules/toy"
import ToyModuleService from "../../../modules/toy/service"

export const deleteAddress2sStepId = "delete-address2s"

export const deleteAddress2sStep = createStep(
  deleteAddress2sStepId,
  async (ids: string[], { container }) => {
    const service: ToyModuleService = container.resolve(TOY_MODULE)

    // What was deleted before must not come back.
    const rows = await service.listAddress2s({ id: ids })
    const living = rows.map(({ id }) => id)
    await service.softDeleteAddress2s(living)

    return new StepResponse(ids, living)
  },
  async (living, { container }) => {
    if (!living?.length) {
      return
    }
    const service: ToyModuleService = container.resolve(TOY_MODULE)

    await service.restoreAddress2s(living)
  }
)
