import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { CreateProductIndexInput } from "../../modules/survey/types"
import { createProductIndicesStep } from "./steps/create-product-indices"

export type CreateProductIndicesWorkflowInput = {
  product_indices: CreateProductIndexInput[]
}

export const createProductIndicesWorkflowId = "create-product-indices"

export const createProductIndicesWorkflow = createWorkflow(
  createProductIndicesWorkflowId,
  (input: CreateProductIndicesWorkflowInput) => {
    const productIndices = createProductIndicesStep(input.product_indices)

    const event = transform({ productIndices }, (data) =>
      data.productIndices.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "product-index.created", data: event })

    return new WorkflowResponse(productIndices)
  }
)
