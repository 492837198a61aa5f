import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { deleteCreditsStep } from "./steps/delete-credits"

export type DeleteCreditsWorkflowInput = {
  ids: string[]
}

export const deleteCreditsWorkflowId = "delete-credits"

export const deleteCreditsWorkflow = createWorkflow(
  deleteCreditsWorkflowId,
  (input: DeleteCreditsWorkflowInput) => {
    const ids = deleteCreditsStep(input.ids)

    const event = transform({ ids }, ({ ids }) => ids.map((id) => ({ id })))
    emitEventStep({ eventName: "credit.deleted", data: event })

    return new WorkflowResponse(ids)
  }
)
