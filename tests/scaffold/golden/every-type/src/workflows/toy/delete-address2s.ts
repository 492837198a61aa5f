import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { deleteAddress2sStep } from "./steps/delete-address2s"

export type DeleteAddress2sWorkflowInput = {
  ids: string[]
}

export const deleteAddress2sWorkflowId = "delete-address2s"

export const deleteAddress2sWorkflow = createWorkflow(
  deleteAddress2sWorkflowId,
  (input: DeleteAddress2sWorkflowInput) => {
    const ids = deleteAddress2sStep(input.ids)

    const event = transform({ ids }, ({ ids }) => ids.map((id) => ({ id })))
    emitEventStep({ eventName: "address2.deleted", data: event })

    return new WorkflowResponse(ids)
  }
)
