import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { CreateLongNameOfFortyLettersWhichIsTheLimitOkkInput } from "../../modules/hard-names/types"
import { createLongNameOfFortyLettersWhichIsTheLimitOkksStep } from "./steps/create-long-name-of-forty-letters-which-is-the-limit-okks"

export type CreateLongNameOfFortyLettersWhichIsTheLimitOkksWorkflowInput = {
  long_name_of_forty_letters_which_is_the_limit_okks: CreateLongNameOfFortyLettersWhichIsTheLimitOkkInput[]
}

export const createLongNameOfFortyLettersWhichIsTheLimitOkksWorkflowId =
  "create-long-name-of-forty-letters-which-is-the-limit-okks"

export const createLongNameOfFortyLettersWhichIsTheLimitOkksWorkflow =
  createWorkflow(
    createLongNameOfFortyLettersWhichIsTheLimitOkksWorkflowId,
    (input: CreateLongNameOfFortyLettersWhichIsTheLimitOkksWorkflowInput) => {
      const longNameOfFortyLettersWhichIsTheLimitOkks =
        createLongNameOfFortyLettersWhichIsTheLimitOkksStep(
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
        eventName: "long-name-of-forty-letters-which-is-the-limit-okk.created",
        data: event,
      })

      return new WorkflowResponse(longNameOfFortyLettersWhichIsTheLimitOkks)
    }
  )
