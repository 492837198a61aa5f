import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { UpdateCreditInput } from "../../modules/magazine/types"
import { updateCreditsStep } from "./steps/update-credits"

export type UpdateCreditsWorkflowInput = {
  credits: UpdateCreditInput[]
}

export const updateCreditsWorkflowId = "update-credits"

export const updateCreditsWorkflow = createWorkflow(
  updateCreditsWorkflowId,
  (input: UpdateCreditsWorkflowInput) => {
    const credits = updateCreditsStep(input.credits)

    const event = transform({ credits }, (data) =>
      data.credits.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "credit.updated", data: event })

    return new WorkflowResponse(credits)
  }
)
