import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { deleteProductIndicesStep } from "./steps/delete-product-indices"

export type DeleteProductIndicesWorkflowInput = {
  ids: string[]
}

export const deleteProductIndicesWorkflowId = "delete-product-indices"

export const deleteProductIndicesWorkflow = createWorkflow(
  deleteProductIndicesWorkflowId,
  (input: DeleteProductIndicesWorkflowInput) => {
    const ids = deleteProductIndicesStep(input.ids)

    const event = transform({ ids }, ({ ids }) => ids.map((id) => ({ id })))
    emitEventStep({ eventName: "product-index.deleted", data: event })

    return new WorkflowResponse(ids)
  }
)
