import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { HARD_NAMES_MODULE } from "../../../modules/hard-names"
import HardNamesModuleService from "../../../modules/hard-names/service"
import { UpdateLongNameOfFortyLettersWhichIsTheLimitOkkInput } from "../../../modules/hard-names/types"

export const updateLongNameOfFortyLettersWhichIsTheLimitOkksStepId =
  "update-long-name-of-forty-letters-which-is-the-limit-okks"

export const updateLongNameOfFortyLettersWhichIsTheLimitOkksStep = createStep(
  updateLongNameOfFortyLettersWhichIsTheLimitOkksStepId,
  async (
    data: UpdateLongNameOfFortyLettersWhichIsTheLimitOkkInput[],
    { container }
  ) => {
    const service: HardNamesModuleService = container.resolve(HARD_NAMES_MODULE)

    const previous =
      await service.listLongNameOfFortyLettersWhichIsTheLimitOkks({
        id: data.map(({ id }) => id),
      })
    const longNameOfFortyLettersWhichIsTheLimitOkks =
      await service.updateLongNameOfFortyLettersWhichIsTheLimitOkks(data)

    return new StepResponse(longNameOfFortyLettersWhichIsTheLimitOkks, previous)
  },
  async (previous, { container }) => {
    if (!previous?.length) {
      return
    }
    const service: HardNamesModuleService = container.resolve(HARD_NAMES_MODULE)

    await service.updateLongNameOfFortyLettersWhichIsTheLimitOkks(
      previous.map((longNameOfFortyLettersWhichIsTheLimitOkk) => ({
        id: longNameOfFortyLettersWhichIsTheLimitOkk.id,
        a_field_of_forty_letters_is_what_we_take:
          longNameOfFortyLettersWhichIsTheLimitOkk.a_field_of_forty_letters_is_what_we_take,
        a_relation_of_forty_letters_we_take_here_id:
          longNameOfFortyLettersWhichIsTheLimitOkk.a_relation_of_forty_letters_we_take_here_id,
      }))
    )
  }
)
