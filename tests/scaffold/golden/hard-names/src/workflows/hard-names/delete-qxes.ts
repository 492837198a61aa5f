import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { deleteQxesStep } from "./steps/delete-qxes"

export type DeleteQxesWorkflowInput = {
  ids: string[]
}

export const deleteQxesWorkflowId = "delete-qxes"

export const deleteQxesWorkflow = createWorkflow(
  deleteQxesWorkflowId,
  (input: DeleteQxesWorkflowInput) => {
    const ids = deleteQxesStep(input.ids)

    const event = transform({ ids }, ({ ids }) => ids.map((id) => ({ id })))
    emitEventStep({ eventName: "qx.deleted", data: event })

    return new WorkflowResponse(ids)
  }
)
