import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { HARD_NAMES_MODULE } from "../../../modules/hard-names"
import HardNamesModuleService from "../../../modules/hard-names/service"

export const deleteQxesStepId = "delete-qxes"

export const deleteQxesStep = createStep(
  deleteQxesStepId,
  async (ids: string[], { container }) => {
    const service: HardNamesModuleService = container.resolve(HARD_NAMES_MODULE)

    // What was deleted before must not come back.
    const rows = await service.listQxes({ id: ids })
    const living = rows.map(({ id }) => id)
    await service.softDeleteQxes(living)

    return new StepResponse(ids, living)
  },
  async (living, { container }) => {
    if (!living?.length) {
      return
    }
    const service: HardNamesModuleService = container.resolve(HARD_NAMES_MODULE)

    await service.restoreQxes(living)
  }
)
