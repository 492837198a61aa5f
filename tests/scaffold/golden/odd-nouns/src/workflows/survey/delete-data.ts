import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { deleteDataStep } from "./steps/delete-data"

export type DeleteDataWorkflowInput = {
  ids: string[]
}

export const deleteDataWorkflowId = "delete-data"

export const deleteDataWorkflow = createWorkflow(
  deleteDataWorkflowId,
  (input: DeleteDataWorkflowInput) => {
    const ids = deleteDataStep(input.ids)

    const event = transform({ ids }, ({ ids }) => ids.map((id) => ({ id })))
    emitEventStep({ eventName: "data.deleted", data: event })

    return new WorkflowResponse(ids)
  }
)
