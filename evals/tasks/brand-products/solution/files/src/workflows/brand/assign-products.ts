import {
  createWorkflow,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import {
  AssignProductsInput,
  assignProductsStep,
} from "./steps/assign-products"

export const assignProductsWorkflow = createWorkflow(
  "assign-products-to-brand",
  (input: AssignProductsInput) => {
    assignProductsStep(input)

    return new WorkflowResponse(input)
  }
)
