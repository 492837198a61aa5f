import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { deleteSinksStep } from "./steps/delete-sinks"

export type DeleteSinksWorkflowInput = {
  ids: string[]
}

export const deleteSinksWorkflowId = "delete-sinks"

export const deleteSinksWorkflow = createWorkflow(
  deleteSinksWorkflowId,
  (input: DeleteSinksWorkflowInput) => {
    const ids = deleteSinksStep(input.ids)

    const event = transform({ ids }, ({ ids }) => ids.map((id) => ({ id })))
    emitEventStep({ eventName: "sink.deleted", data: event })

    return new WorkflowResponse(ids)
  }
)
