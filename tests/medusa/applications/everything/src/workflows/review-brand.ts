import { updateProductsWorkflow } from "@medusajs/medusa/core-flows"
import { createWorkflow, when, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { waitForReviewStep } from "./steps/checks"

export const reviewBrandWorkflow = createWorkflow(
  { name: "review-brand", store: true, retentionTime: 3600 },
  (input: { id: string; product_id?: string }) => {
    waitForReviewStep()
    when({ input }, ({ input }) => input.product_id !== undefined).then(() => {
      updateProductsWorkflow.runAsStep({
        input: { selector: { id: input.product_id }, update: { metadata: { reviewed: true } } },
      })
    })
    return new WorkflowResponse(input.id)
  }
)
