import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { deleteStopsStep } from "./steps/delete-stops"

export type DeleteStopsWorkflowInput = {
  ids: string[]
}

export const deleteStopsWorkflowId = "delete-stops"

export const deleteStopsWorkflow = createWorkflow(
  deleteStopsWorkflowId,
  (input: DeleteStopsWorkflowInput) => {
    const ids = deleteStopsStep(input.ids)

    const event = transform({ ids }, ({ ids }) => ids.map((id) => ({ id })))
    emitEventStep({ eventName: "stop.deleted", data: event })

    return new WorkflowResponse(ids)
  }
)
