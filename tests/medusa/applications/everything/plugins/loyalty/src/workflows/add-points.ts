import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { addPointsStep } from "./steps/add-points"

export const addPointsWorkflow = createWorkflow(
  "add-points",
  (input: { customer_id: string; balance: number }) => {
    const points = addPointsStep(input)
    return new WorkflowResponse(points)
  }
)
