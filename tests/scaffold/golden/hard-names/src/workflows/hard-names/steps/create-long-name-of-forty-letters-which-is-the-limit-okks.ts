import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { HARD_NAMES_MODULE } from "../../../modules/hard-names"
import HardNamesModuleService from "../../../modules/hard-names/service"
import { CreateLongNameOfFortyLettersWhichIsTheLimitOkkInput } from "../../../modules/hard-names/types"

export const createLongNameOfFortyLettersWhichIsTheLimitOkksStepId =
  "create-long-name-of-forty-letters-which-is-the-limit-okks"

export const createLongNameOfFortyLettersWhichIsTheLimitOkksStep = createStep(
  createLongNameOfFortyLettersWhichIsTheLimitOkksStepId,
  async (
    data: CreateLongNameOfFortyLettersWhichIsTheLimitOkkInput[],
    { container }
  ) => {
    const service: HardNamesModuleService = container.resolve(HARD_NAMES_MODULE)

    const longNameOfFortyLettersWhichIsTheLimitOkks =
      await service.createLongNameOfFortyLettersWhichIsTheLimitOkks(data)

    return new StepResponse(
      longNameOfFortyLettersWhichIsTheLimitOkks,
      longNameOfFortyLettersWhichIsTheLimitOkks.map(({ id }) => id)
    )
  },
  async (ids, { container }) => {
    if (!ids?.length) {
      return
    }
    const service: HardNamesModuleService = container.resolve(HARD_NAMES_MODULE)

    await service.deleteLongNameOfFortyLettersWhichIsTheLimitOkks(ids)
  }
)
