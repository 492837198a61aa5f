import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { UpdateProductIndexInput } from "../../modules/survey/types"
import { updateProductIndicesStep } from "./steps/update-product-indices"

export type UpdateProductIndicesWorkflowInput = {
  product_indices: UpdateProductIndexInput[]
}

export const updateProductIndicesWorkflowId = "update-product-indices"

export const updateProductIndicesWorkflow = createWorkflow(
  updateProductIndicesWorkflowId,
  (input: UpdateProductIndicesWorkflowInput) => {
    const productIndices = updateProductIndicesStep(input.product_indices)

    const event = transform({ productIndices }, (data) =>
      data.productIndices.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "product-index.updated", data: event })

    return new WorkflowResponse(productIndices)
  }
)
