import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { HARD_NAMES_MODULE } from "../../../modules/hard-names"
import HardNamesModuleService from "../../../modules/hard-names/service"

export const deleteLongNameOfFortyLettersWhichIsTheLimitOkksStepId =
  "delete-long-name-of-forty-letters-which-is-the-limit-okks"

export const deleteLongNameOfFortyLettersWhichIsTheLimitOkksStep = createStep(
  deleteLongNameOfFortyLettersWhichIsTheLimitOkksStepId,
  async (ids: string[], { container }) => {
    const service: HardNamesModuleService = container.resolve(HARD_NAMES_MODULE)

    // What was deleted before must not come back.
    const rows = await service.listLongNameOfFortyLettersWhichIsTheLimitOkks({
      id: ids,
    })
    const living = rows.map(({ id }) => id)
    await service.softDeleteLongNameOfFortyLettersWhichIsTheLimitOkks(living)

    return new StepResponse(ids, living)
  },
  async (living, { container }) => {
    if (!living?.length) {
      return
    }
    const service: HardNamesModuleService = container.resolve(HARD_NAMES_MODULE)

    await service.restoreLongNameOfFortyLettersWhichIsTheLimitOkks(living)
  }
)
