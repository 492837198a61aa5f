import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { deleteLongNameOfFortyLettersWhichIsTheLimitOkksStep } from "./steps/delete-long-name-of-forty-letters-which-is-the-limit-okks"

export type DeleteLongNameOfFortyLettersWhichIsTheLimitOkksWorkflowInput = {
  ids: string[]
}

export const deleteLongNameOfFortyLettersWhichIsTheLimitOkksWorkflowId =
  "delete-long-name-of-forty-letters-which-is-the-limit-okks"

export const deleteLongNameOfFortyLettersWhichIsTheLimitOkksWorkflow =
  createWorkflow(
    deleteLongNameOfFortyLettersWhichIsTheLimitOkksWorkflowId,
    (input: DeleteLongNameOfFortyLettersWhichIsTheLimitOkksWorkflowInput) => {
      const ids = deleteLongNameOfFortyLettersWhichIsTheLimitOkksStep(input.ids)

      const event = transform({ ids }, ({ ids }) => ids.map((id) => ({ id })))
      emitEventStep({
        eventName: "long-name-of-forty-letters-which-is-the-limit-okk.deleted",
        data: event,
      })

      return new WorkflowResponse(ids)
    }
  )
