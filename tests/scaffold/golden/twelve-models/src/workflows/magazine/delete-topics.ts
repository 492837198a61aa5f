import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { deleteTopicsStep } from "./steps/delete-topics"

export type DeleteTopicsWorkflowInput = {
  ids: string[]
}

export const deleteTopicsWorkflowId = "delete-topics"

export const deleteTopicsWorkflow = createWorkflow(
  deleteTopicsWorkflowId,
  (input: DeleteTopicsWorkflowInput) => {
    const ids = deleteTopicsStep(input.ids)

    const event = transform({ ids }, ({ ids }) => ids.map((id) => ({ id })))
    emitEventStep({ eventName: "topic.deleted", data: event })

    return new WorkflowResponse(ids)
  }
)
