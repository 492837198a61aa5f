import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { UpdateLongNameOfFortyLettersWhichIsTheLimitOkkInput } from "../../modules/hard-names/types"
import { updateLongNameOfFortyLettersWhichIsTheLimitOkksStep } from "./steps/update-long-name-of-forty-letters-which-is-the-limit-okks"

export type UpdateLongNameOfFortyLettersWhichIsTheLimitOkksWorkflowInput = {
  long_name_of_forty_letters_which_is_the_limit_okks: UpdateLongNameOfFortyLettersWhichIsTheLimitOkkInput[]
}

export const updateLongNameOfFortyLettersWhichIsTheLimitOkksWorkflowId =
  "update-long-name-of-forty-letters-which-is-the-limit-okks"

export const updateLongNameOfFortyLettersWhichIsTheLimitOkksWorkflow =
  createWorkflow(
    updateLongNameOfFortyLettersWhichIsTheLimitOkksWorkflowId,
    (input: UpdateLongNameOfFortyLettersWhichIsTheLimitOkksWorkflowInput) => {
      const longNameOfFortyLettersWhichIsTheLimitOkks =
        updateLongNameOfFortyLettersWhichIsTheLimitOkksStep(
          input.long_name_of_forty_letters_which_is_the_limit_okks
        )

      const event = transform(
        { longNameOfFortyLettersWhichIsTheLimitOkks },
        (data) =>
          data.longNameOfFortyLettersWhichIsTheLimitOkks.map(({ id }) => ({
            id,
          }))
      )
      emitEventStep({
        eventName: "long-name-of-forty-letters-which-is-the-limit-okk.updated",
        data: event,
      })

      return new WorkflowResponse(longNameOfFortyLettersWhichIsTheLimitOkks)
    }
  )
